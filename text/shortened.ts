/** What may not stand before an ellipsis: spaces, and signs that announce or separate. */
const LOOSE_END = /(?<![\s,;:.·–—(«[-])[\s,;:.·–—(«[-]+$/u

/**
 * `text` (plain, on one line) in at most `longest` characters, cut between two words and ended by an ellipsis where
 * something was left out.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest - 1)
  // A single endless word is cut where it may be, not between the two halves of a character.
  const end = space > 0 ? space : longest - 1
  const words = text.slice(0, end).replace(/[\ud800-\udbff]$/, '')
  return `${words.replace(LOOSE_END, '')}…`
}

/** `text` with each line break, and the blanks around it, as one space. */
export const onOneLine = (text: string): string =>
  text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
