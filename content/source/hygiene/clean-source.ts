import { keyName, type Repair } from '../result'
import type { CleanSource, Source } from '../schema'
import { kindOf, mapTexts } from '../texts'
import { cleanTarget } from './targets'
import { cleanMarkdown } from './markdown'
import { cleanSingleLine } from './single-line'

const CLEANERS = { line: cleanSingleLine, target: cleanTarget, markdown: cleanMarkdown } as const

/** Cleans each text of a valid source, by what it holds; tells each repair by key. */
export function cleanSource(
  data: Source,
  body: string,
): { source: CleanSource; repairs: Repair[] } {
  const repairs: Repair[] = []
  // What the CMS wrote of itself is taken as it is.
  const { cms, ...written } = data
  const source = mapTexts({ ...written, body }, (text, path) => {
    const cleaned = CLEANERS[kindOf(path)](text)
    const key = path[0] === 'body' ? 'corps' : (keyName(path) ?? '')
    repairs.push(...cleaned.notes.map((message) => ({ key, message })))
    return cleaned.text
  })
  return { source: cms ? { ...source, cms } : source, repairs }
}
