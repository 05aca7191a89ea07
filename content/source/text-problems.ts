import { unknownMessage } from '@/editing/text-variables/messages'
import type { boundsOfPage } from '@/text/markdown/parse'
import { unknownVariables } from '@/text/variables'
import { shortcodesIn } from './shortcodes/parse'
import { translateShortcodes, unknownShortcodes } from './shortcodes/translate'
import { kindOf, mapTexts, type Path } from './texts'

/** What is wrong in the text at `path`; `typed` is the passage of it that is meant, as the source says it, if any. */
export type TextProblem = { path: Path; typed: string | null; message: string }

/**
 * In every text of `source`: what is too much to be read, braces that nothing stands for, and shortcodes that cannot be
 * translated. Under the key `cms` stand the site's own words, in which a shortcode is plain text, and drafts, which may
 * hold any braces: only their measure counts. `bounds`: of the page, where it has other texts.
 */
export function problemsInTexts(
  source: object,
  bounds: ReturnType<typeof boundsOfPage>,
): TextProblem[] {
  const problems: TextProblem[] = []
  let isFull = false
  mapTexts(source, (text, path) => {
    const { alone, together } = bounds(text)
    // Once is enough: what follows is too much all the more.
    const excess = alone ?? (isFull ? null : together)
    isFull ||= together !== null
    if (excess) problems.push({ path, typed: null, message: excess })
    else if (path[0] !== 'cms') problems.push(...problemsIn(text, path))
    return text
  })
  return problems
}

function problemsIn(text: string, path: Path): TextProblem[] {
  if (!text.includes('{')) return []
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
  const isPlain = problems.length > 0 || !translateShortcodes(text).includes('{{')
  return isPlain
    ? problems
    : [{ path, typed: '{{', message: 'une adresse ne peut pas contenir « {{ »' }]
}
