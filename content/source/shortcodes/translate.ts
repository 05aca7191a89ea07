import { withoutOuterSlashes } from '@/text/outer-slashes'
import { replaceRanges } from '@/text/replace-ranges'

import { figure } from './figure'
import { shortcodesIn, type Shortcode } from './parse'

/** Markdown that says the same as a shortcode standing where `before` ends; null when it lacks what it needs. */
type Translation = (shortcode: Shortcode, before: string) => string | null

/** The few that Hugo brings along and pages used. */
const KNOWN: Record<string, Translation> = {
  figure,
  ref: reference,
  relref: reference,
  youtube: (shortcode) => video(shortcode, 'YouTube', 'https://www.youtube.com/watch?v='),
  vimeo: (shortcode) => video(shortcode, 'Vimeo', 'https://vimeo.com/'),
}

/** `text` with the shortcodes that are known written in Markdown, and in French what was changed. */
export function translateShortcodes(text: string): { text: string; notes: string[] } {
  const ranges = shortcodesIn(text).flatMap((shortcode) => {
    const { typed, offset, name } = shortcode
    const by = translated(shortcode, text)
    return by === null ? [] : [{ name, start: offset, end: offset + typed.length, text: by }]
  })
  const notes = ranges.map(({ name }) => `raccourci Hugo « ${name} » traduit en Markdown`)
  return { text: replaceRanges(text, ranges), notes }
}

/** The shortcodes of `text` that cannot be translated, as they were typed. */
export function unknownShortcodes(text: string): Shortcode[] {
  return shortcodesIn(text).filter((shortcode) => translated(shortcode, text) === null)
}

function translated(shortcode: Shortcode, text: string): string | null {
  const translation = Object.hasOwn(KNOWN, shortcode.name) ? KNOWN[shortcode.name] : undefined
  return translation?.(shortcode, text.slice(0, shortcode.offset)) ?? null
}

/** The address of a page named by its file: `participer/_index.md` is `/participer`. */
function reference({ values, named }: Shortcode): string | null {
  const file = values[0] ?? named.path
  if (!file) return null
  const [path = '', anchor] = file.split('#')
  const address = withoutOuterSlashes(path.replace(/(?:(?:^|\/)_?index)?(?:\.fr)?\.md$/, ''))
  const target = anchor === undefined ? `/${address}` : `/${address}#${anchor}`
  return path === '' && anchor ? `#${anchor}` : target.replace(/\s/g, '%20')
}

function video({ values, named }: Shortcode, site: string, address: string): string | null {
  const id = values[0] ?? named.id
  if (!id || !/^[\w-]+$/.test(id)) return null
  const label = (named.title ?? '').replace(/[\\[\]]/g, '\\$&') || `Voir la vidéo sur ${site}`
  return `[${label}](${address}${id})`
}
