const FENCE = /^---[ \t]*$/

/** A fault on each of so many lines would already take a second to tell. */
const MAX_LINES = 15_000

type FrontMatter =
  | { ok: true; yaml: string; body: string; bodyLine: number }
  | { ok: false; line: number; message: string }

/**
 * Cuts a file into its YAML front matter and the Markdown after it. In `yaml` the opening fence is an empty line, so
 * that its line numbers are those of the file; `bodyLine` is the line where `body` begins. `text` has `\n` line breaks only.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const lines = text.split('\n')
  if (!FENCE.test(lines[0] ?? '')) {
    return {
      ok: false,
      line: 1,
      message: 'en-tête YAML absent : la première ligne doit être « --- »',
    }
  }
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line))
  if (end === -1) {
    return { ok: false, line: 1, message: 'en-tête YAML non fermé : une ligne « --- » manque' }
  }
  if (end > MAX_LINES) {
    const message = `en-tête trop long : ${end - 1} lignes, une page tient en ${MAX_LINES}`
    return { ok: false, line: 1, message }
  }
  return {
    ok: true,
    yaml: ['', ...lines.slice(1, end), ''].join('\n'),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  }
}
