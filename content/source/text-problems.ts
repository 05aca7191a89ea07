import { unknownMessage } from '@/collections/text-variables/messages'
import { unknownVariables } from '@/lib/text-variables'
import { boundsOfPage } from './bounds'
import { shortcodesIn } from './shortcodes/parse'
import { translateShortcodes, unknownShortcodes } from './shortcodes/translate'
import { kindOf, mapTexts, type Path } from './texts'

/** What is wrong in the text at `path`; `typed` is the passage of it that is meant, as the source says it, if any. */
export type TextProblem = { path: Path; typed: string | null; message: string }

/** Looking for what stands between braces takes time that grows with their square; no page comes near this. */
const MAX_BRACES = 400

/**
 * In every text of `source`: what is too much to be read, braces that nothing stands for, and shortcodes that cannot be
 * translated. Under the key `cms` stand the site's own words, in which a shortcode is plain text, and drafts, which may
 * hold any braces: only their measure counts.
 */
export function problemsInTexts(source: object): TextProblem[] {
  const problems: TextProblem[] = []
  const boundAt = boundsOfPage()
  mapTexts(source, (text, path) => {
    const excess = boundAt(text, path)
    problems.push(...(excess ? [excess] : problemsIn(text, path)))
    return text
  })
  return problems
}

function problemsIn(text: string, path: Path): TextProblem[] {
  const braces = text.match(/\{/g)?.length ?? 0
  if (braces === 0) return []
  if (braces > MAX_BRACES) return [{ path, typed: '{', message: 'trop d’accolades dans ce texte' }]
  if (path[0] === 'cms') return []

  const kind = kindOf(path)
  const shortcodes = kind === 'line' ? shortcodesIn(text) : unknownShortcodes(text)
  const problems = shortcodes.map(({ typed, name }) => ({
    path,
    typed,
    message: `raccourci Hugo « ${name || typed} » ${kind === 'line' ? 'dans un texte d’une ligne' : 'inconnu ou incomplet'} : écrivez en Markdown ce qu’il montre`,
  }))
  if (kind !== 'target') {
    return [
      ...problems,
      ...unknownVariables(text).map((typed) => ({ path, typed, message: unknownMessage([typed]) })),
    ]
  }
  const isPlain = problems.length > 0 || !translateShortcodes(text).text.includes('{{')
  return isPlain
    ? problems
    : [{ path, typed: '{{', message: 'une adresse ne peut pas contenir « {{ »' }]
}
