import { LOG_LINE_BYTES } from '@/platform/security/budget'

/** Characters of a text, and values of a list or an object, that are kept of a line that is too long: the first fit. */
const KEPT = [2000, 400, 80, 20]

/**
 * `line` of the log, JSON ended by a line break, in at most LOG_LINE_BYTES: what it says at length is cut, and says so.
 * An error of the database holds its query and all its values, in its message as in its stack.
 */
export function boundedLine(line: string): string {
  if (isShort(line)) return line
  const event = parsed(line)
  for (const kept of KEPT) {
    const shorter = `${JSON.stringify(cut(event, kept))}\n`
    if (isShort(shorter)) return shorter
  }
  return `${JSON.stringify({ msg: cut(line, LOG_LINE_BYTES / 8) })}\n`
}

const isShort = (line: string) => Buffer.byteLength(line) <= LOG_LINE_BYTES

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return { msg: line }
  }
}

/** No line of ours is deeper; JSON that is, is cut below. */
const DEEPEST = 6

function cut(value: unknown, kept: number, depth = 0): unknown {
  if (typeof value === 'string') return cutText(value, kept)
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return '…'
  if (Array.isArray(value)) return value.slice(0, kept).map((one) => cut(one, kept, depth + 1))
  const entries = Object.entries(value).slice(0, kept)
  return Object.fromEntries(
    entries.map(([name, one]) => [cutText(name, kept), cut(one, kept, depth + 1)]),
  )
}

/**
 * How it begins and ends: an error of the database says its query first, and its cause last. Cut where a word ends: of an
 * e-mail address nothing may be left that is not known for one (`without-addresses.ts`).
 */
function cutText(text: string, kept: number): string {
  if (text.length <= kept) return text
  const half = Math.floor(kept / 2)
  const [start, end] = [text.slice(0, half), text.slice(-half)]
  const lastWord = start.split(BOUNDARY).at(-1)!
  const firstWord = end.split(BOUNDARY, 1)[0]!
  const beginning = start.slice(0, start.length - lastWord.length)
  return `${beginning}… (${text.length}) …${end.slice(firstWord.length)}`
}

const BOUNDARY = /[\s"'<>()[\]{}/,;:=\\]/
