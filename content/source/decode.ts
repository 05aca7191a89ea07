import type { Problem, Repair } from './result'

/** Far above any page (the longest known is 12 kB): a larger file is not a page and would fill the memory. */
const MAX_BYTES = 256 * 1024

const BYTE_ORDER_MARK = '\uFEFF'
const LINE_FEED = 0x0a

type Decoded = { ok: true; text: string; repairs: Repair[] } | { ok: false; problems: Problem[] }

/**
 * The text of a file, with only `\n` line breaks and no byte order mark. Refuses files above 256 KiB or not in UTF-8,
 * with one problem for each line that contains an invalid byte.
 */
export function decodeSource(bytes: Uint8Array): Decoded {
  const tooBig = sizeFault(bytes.length)
  if (tooBig) return { ok: false, problems: [tooBig] }
  const problems = wrongBytes(bytes)
  if (problems.length) return { ok: false, problems }

  const repairs: Repair[] = []
  let text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (text.startsWith(BYTE_ORDER_MARK)) {
    text = text.slice(1)
    repairs.push({ key: 'fichier', message: 'marque d’ordre des octets (BOM) retirée' })
  }
  if (text.includes('\r\n')) {
    text = text.replaceAll('\r\n', '\n')
    repairs.push({ key: 'fichier', message: 'fins de ligne Windows (CRLF) converties' })
  }
  return { ok: true, text, repairs }
}

/** The problem of a file with this many bytes; null if there is none. */
export function sizeFault(bytes: number): Problem | null {
  if (bytes <= MAX_BYTES) return null
  const message = `fichier trop gros (${bytes} octets) : une page tient dans 256 Kio`
  return { line: 1, column: 1, message }
}

function wrongBytes(bytes: Uint8Array): Problem[] {
  const problems: Problem[] = []
  let start = 0
  // A line feed is never part of a longer UTF-8 sequence, so each line can be checked separately.
  for (let line = 1; start <= bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = feed === -1 ? bytes.length : feed
    const column = wrongColumn(bytes.subarray(start, end))
    if (column !== null) {
      const message = 'octet qui n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8'
      problems.push({ line, column, message })
    }
    start = end + 1
  }
  return problems
}

function wrongColumn(line: Uint8Array): number | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)
  if (!text.includes('\uFFFD')) return null
  const encoder = new TextEncoder()
  let offset = 0
  let column = 1
  for (const character of text) {
    const expected = encoder.encode(character)
    // The file may contain the replacement character itself: compare with its own three bytes.
    if (expected.some((byte, index) => line[offset + index] !== byte)) return column
    offset += expected.length
    column += character.length
  }
  return null
}

const FENCE = /^---[ \t]*$/

/** Reporting an error on each of this many lines would already take a second. */
const MAX_LINES = 15_000

type FrontMatter =
  { ok: true; yaml: string; body: string; bodyLine: number } | { ok: false; message: string }

/**
 * Splits a file into its YAML front matter and its Markdown. `yaml` has an empty line instead of the opening fence, so
 * that its line numbers match the file. `bodyLine` is the first line of `body`. `text` has only `\n` line breaks.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const lines = text.split('\n')
  const refused = (message: string) => ({ ok: false, message }) as const
  if (!FENCE.test(lines[0] ?? ''))
    return refused('en-tête YAML absent : la première ligne doit être « --- »')
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line))
  if (end === -1) return refused('en-tête YAML non fermé : une ligne « --- » manque')
  if (end > MAX_LINES)
    return refused(`en-tête trop long : ${end - 1} lignes, une page tient en ${MAX_LINES}`)
  return {
    ok: true,
    yaml: ['', ...lines.slice(1, end), ''].join('\n'),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  }
}
