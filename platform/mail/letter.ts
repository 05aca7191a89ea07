const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const CHARACTERS = Object.fromEntries(Object.entries(ENTITIES).map(([sign, name]) => [name, sign]))

/** What is written to a person: `address`, alone on its line, is a link. */
export type Paragraph = string | { address: string }

/** The HTML of a letter to whoever is called `name`. Line breaks within a paragraph are kept; markup is shown as text. */
export function letter(name: string | null | undefined, paragraphs: Paragraph[]): string {
  const greeting = name?.trim() ? `Bonjour ${name.trim()},` : 'Bonjour,'
  const body = [greeting, ...paragraphs, 'Le site Entrepreneurs d’intérêt général']
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Entrepreneurs d’intérêt général</title></head>
<body style="font-family: sans-serif; line-height: 1.5">
${body.map((paragraph) => `<p>${inHtml(paragraph)}</p>`).join('\n')}
</body>
</html>`
}

/** The same words for a reader without HTML: `html` must come from `letter`. */
export function plainLetter(html: string): string {
  const paragraphs = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inner = '']) =>
    inner
      .replaceAll('<br>', '\n')
      .replaceAll(/<[^<>]*>/g, '')
      .replaceAll(/&\w+;/g, (entity) => CHARACTERS[entity] ?? entity),
  )
  return `${paragraphs.join('\n\n')}\n`
}

function inHtml(paragraph: Paragraph): string {
  if (typeof paragraph === 'string') return escaped(paragraph).replaceAll(/\r?\n/g, '<br>')
  const address = escaped(paragraph.address)
  return `<a href="${address}">${address}</a>`
}

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!)
