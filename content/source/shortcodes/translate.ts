import { replaceRanges } from '@/text/markdown/link-targets'
import { withoutOuterSlashes } from '@/text/site-path'

import type { Note } from '../hygiene/characters'
import { figure, label, target } from './figure'
import { shortcodesIn, type Shortcode } from './parse'

/** Markdown equivalent to a shortcode after the text `before`; null if a required argument is missing. */
type Translation = (shortcode: Shortcode, before: string) => string | null

/** The shortcodes of Hugo and of the programme's former theme that pages used. */
const KNOWN: Record<string, Translation> = {
  figure,
  'arrow-link': arrowLink,
  ref: reference,
  relref: reference,
  youtube: (shortcode) => video(shortcode, 'YouTube', 'https://www.youtube.com/watch?v='),
  vimeo: (shortcode) => video(shortcode, 'Vimeo', 'https://vimeo.com/'),
  dailymotion: (shortcode) => video(shortcode, 'Dailymotion', 'https://www.dailymotion.com/video/'),
}

const VIDEOS = new Set(['youtube', 'vimeo', 'dailymotion'])

/** `text` with the known shortcodes replaced by Markdown. */
export function translateShortcodes(text: string, note?: Note): string {
  const ranges = shortcodesIn(text).flatMap((shortcode) => {
    const { typed, offset, name } = shortcode
    const by = translated(shortcode, text)
    if (by === null) return []
    note?.(
      VIDEOS.has(name)
        ? `vidéo (raccourci Hugo « ${name} ») remplacée par un lien : ${by}`
        : `raccourci Hugo « ${name} » traduit en Markdown`,
    )
    return [{ start: offset, end: offset + typed.length, text: by }]
  })
  return replaceRanges(text, ranges)
}

/** The shortcodes of `text` that cannot be translated. */
export function unknownShortcodes(text: string): Shortcode[] {
  return shortcodesIn(text).filter((shortcode) => translated(shortcode, text) === null)
}

function translated(shortcode: Shortcode, text: string): string | null {
  const translation = Object.hasOwn(KNOWN, shortcode.name) ? KNOWN[shortcode.name] : undefined
  return translation?.(shortcode, text.slice(0, shortcode.offset)) ?? null
}

/** The address of a page named by its file: `participer/_index.md` gives `/participer`. */
function reference({ values, named }: Shortcode): string | null {
  const file = values[0] ?? named.path
  if (!file) return null
  const [path = '', anchor] = file.split('#')
  const address = withoutOuterSlashes(path.replace(/(?:(?:^|\/)_?index)?(?:\.fr)?\.md$/, ''))
  const target = anchor === undefined ? `/${address}` : `/${address}#${anchor}`
  return path === '' && anchor ? `#${anchor}` : target.replace(/\s/g, '%20')
}

/** The former theme's link with an arrow, as a plain link. */
function arrowLink({ named: { url, title } }: Shortcode): string | null {
  return url && title ? `[${label(title)}](${target(url)})` : null
}

function video({ values, named }: Shortcode, site: string, address: string): string | null {
  const id = values[0] ?? named.id
  if (!id || !/^[\w-]+$/.test(id)) return null
  return `[${label(named.title ?? '') || `Voir la vidéo sur ${site}`}](${address}${id})`
}
