import { answerWords, type Dossier } from './dossier'
import { zip } from './zip'

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text'
const NAMES = 'urn:oasis:names:tc:opendocument:xmlns'
const XML = '<?xml version="1.0" encoding="UTF-8"?>'

// XML refuses these characters, which a paste may bring.

const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string) =>
  text.replace(NOT_XML, '').replace(/[&<>"]/g, (character) => ENTITIES[character]!)

const link = (text: string, href: string) =>
  href
    ? `<text:a xlink:type="simple" xlink:href="${escaped(href)}">${escaped(text)}</text:a>`
    : escaped(text)

const heading = (level: number, content: string) =>
  `<text:h text:outline-level="${level}">${content}</text:h>`

const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<text:p>${escaped(line)}</text:p>`)
    .join('')

/** Returns `dossier` as an OpenDocument text (ODF 1.2, part 3: the media type comes first, not compressed). */
export function dossierOdt({ title, href, entries }: Dossier): Uint8Array<ArrayBuffer> {
  const body = entries.map((entry) =>
    [
      heading(2, link(entry.name, entry.href)),
      entry.text && paragraphs(entry.text),
      entry.href && paragraphs(`Réponse\u00a0: ${answerWords(entry)}`),
      entry.note && paragraphs(entry.note),
    ].join(''),
  )
  const office = ['office', 'text'].map((name) => `xmlns:${name}="${NAMES}:${name}:1.0"`).join(' ')
  return zip({
    mimetype: MEDIA_TYPE,
    'content.xml': `${XML}<office:document-content ${office} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>${heading(1, link(title, href))}${body.join('')}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${XML}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${MEDIA_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
  })
}
