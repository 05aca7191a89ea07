import type { SelectField } from 'payload'

/**
 * The pages that the footer of every State site must link to, in its order (DSFR « Pied de page »; RGAA 4.1, declaration of
 * accessibility; loi n° 2004-575, article 1-1; RGPD, article 13).
 */
export const PURPOSES = [
  { value: 'siteMap', label: 'Plan du site' },
  { value: 'accessibility', label: 'Déclaration d’accessibilité' },
  { value: 'legal', label: 'Mentions légales' },
  { value: 'privacy', label: 'Données personnelles' },
] as const

export type Purpose = (typeof PURPOSES)[number]['value']

/** The legal role of the page. Its link in the footer follows it when its address changes. */
export const purposeField: SelectField = {
  name: 'purpose',
  type: 'select',
  label: 'Page obligatoire',
  options: [...PURPOSES],
  index: true,
  // Only one page has a role, so the copy has none.
  disableDuplicate: true,
  admin: {
    position: 'sidebar',
    description: 'Le pied de page de tout le site mène à la page publiée qui joue ce rôle.',
  },
}
