import { unknownMessage } from '@/editing/text-variables/messages'
import type { boundsOfPage } from '@/text/markdown/parse'
import { unknownVariables } from '@/text/variables'
import { isOwn } from './page-schema'
import { shortcodesIn } from './shortcodes/parse'
import { translateShortcodes, unknownShortcodes } from './shortcodes/translate'
import { kindOf, mapTexts, type Path } from './texts'

/** A problem in the text at `path`; `typed`: the passage concerned, if any, as the source has it. */
export type TextProblem = { path: Path; typed: string | null; message: string }

/**
 * The problems in the texts of `source`: texts that are too large, unknown variables and untranslatable shortcodes. The
 * fields of a page are stored as typed: only their size is checked. `bounds`: shared with the other texts of the page.
 */
export function problemsInTexts(
  source: object,
  bounds: ReturnType<typeof boundsOfPage>,
): TextProblem[] {
  const problems: TextProblem[] = []
  let isFull = false
  mapTexts(source, (text, path) => {
    const { alone, together } = bounds(text)
    // Reported once: the following texts exceed the limit too.
    const excess = alone ?? (isFull ? null : together)
    isFull ||= together !== null
    if (excess) problems.push({ path, typed: null, message: excess })
    else if (!isOwn(path)) problems.push(...problemsIn(text, path))
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
