/** What each role is called, where one is chosen and where its holder is told. */
export const ROLES = [
  { value: 'editor', label: 'Rédacteur ou rédactrice' },
  { value: 'reviewer', label: 'Relecteur ou relectrice' },
  { value: 'administrator', label: 'Administrateur ou administratrice' },
] as const
