/** `text` with each line break, and the blanks around it, as one space. */
export const onOneLine = (text: string): string =>
  text.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
