import { z } from 'zod'

import { LONGEST_WORDS } from './screen'

const line = z
  .string()
  .max(LONGEST_WORDS)
  .regex(/^[^\r\n]*$/)

/** What staff ask to replace. `words`: literal, except that kinds of apostrophes and spaces are alike. */
export const querySchema = z.object({
  words: line.refine((words) => words.trim() !== ''),
  replacement: line,
  matchesCase: z.boolean(),
  isWholeWord: z.boolean(),
})

export type ReplaceQuery = z.infer<typeof querySchema>

/** The pattern that finds the words of `asked` in a text. */
export function patternOf({ isWholeWord, matchesCase, words }: ReplaceQuery): RegExp {
  const literal = words
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, '\\s+')
  const pattern = isWholeWord ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal
  return new RegExp(pattern, matchesCase ? 'gu' : 'giu')
}
