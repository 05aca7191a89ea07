import { keyName, type Repair } from '../result'
import type { CleanSource, Source } from '../schema'
import type { Cleaned } from './characters'
import { cleanTarget } from './link-targets'
import { cleanMarkdown } from './markdown'
import { cleanSingleLine } from './single-line'

/** Keys whose text is not Markdown. */
const CLEANERS: Record<string, (text: string) => Cleaned> = {
  title: cleanSingleLine,
  name: cleanSingleLine,
  date: cleanSingleLine,
  num: cleanSingleLine,
  aliases: cleanSingleLine,
  url: cleanTarget,
}

/** What the CMS wrote of itself: its texts are those that it holds. */
const AS_IT_IS = new Set(['cms'])

/** Cleans each text of a valid source, by what it holds (one line, Markdown or a target); tells each repair by key. */
export function cleanSource(
  data: Source,
  body: string,
): { source: CleanSource; repairs: Repair[] } {
  const repairs: Repair[] = []
  const clean = (value: unknown, path: (string | number)[]): unknown => {
    if (typeof value === 'string') {
      const key = path.findLast((part) => typeof part === 'string') ?? ''
      const { text, notes } = (CLEANERS[key] ?? cleanMarkdown)(value)
      repairs.push(...notes.map((message) => ({ key: keyName(path) ?? '', message })))
      return text
    }
    if (Array.isArray(value)) return value.map((one, index) => clean(one, [...path, index]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        AS_IT_IS.has(key) && path.length === 0 ? (one as unknown) : clean(one, [...path, key]),
      ]),
    )
  }
  const front = clean(data, []) as Source
  return { source: { ...front, body: clean(body, ['corps']) as string }, repairs }
}
