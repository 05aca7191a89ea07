/** The screen. Editors may open it: replacing only saves drafts. */
export const SCREEN = { path: '/remplacer', label: 'Remplacer des mots', role: 'editor' } as const

/** Characters of the words, and of what replaces them. */
export const LONGEST_WORDS = 200
