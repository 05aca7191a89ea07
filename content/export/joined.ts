/** Markdown texts one after the other, a blank line between them; those that are empty are left out. */
export const joined = (...texts: string[]): string => texts.filter(Boolean).join('\n\n')
