import type { SelectField } from 'payload'

/**
 * The pages that every site of the State must link to from its footer, in its order (DSFR « Pied de page »; RGAA 4.1,
 * declaration of accessibility; loi n° 2004-575, article 1-1; RGPD, article 13).
 */
export const PURPOSES = [
  { value: 'siteMap', label: 'Plan du site' },
  { value: 'accessibility', label: 'Déclaration d’accessibilité' },
  { value: 'legal', label: 'Mentions légales' },
  { value: 'privacy', label: 'Données personnelles' },
] as const

export type Purpose = (typeof PURPOSES)[number]['value']

/** What the page is for the law: its link in the footer follows it wherever it goes. */
export const purposeField: SelectField = {
  name: 'purpose',
  type: 'select',
  label: 'Page obligatoire',
  options: [...PURPOSES],
  index: true,
  // One page plays it, and the copy is not that one.
  disableDuplicate: true,
  admin: {
    position: 'sidebar',
    description: 'Le pied de page de tout le site mène à la page publiée qui joue ce rôle.',
  },
}
