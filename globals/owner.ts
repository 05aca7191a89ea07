import type { CollapsibleField } from 'payload'

/** It was article 6, III, until the law of 21 May 2024. */
const LCEN = 'Loi n° 2004-575 du 21 juin 2004, article 1-1.'
const RGPD = 'Règlement général sur la protection des données, article 13.'

/**
 * What the law requires the site to publish and only its owner knows. Texts show it by variables
 * (`text/variables/index.ts`); the dashboard asks for missing values.
 */
export const ownerFields: CollapsibleField = {
  type: 'collapsible',
  label: 'Ce que la loi demande',
  fields: [
    {
      name: 'publisherPhone',
      type: 'text',
      label: 'Téléphone de l’éditeur',
      admin: { description: LCEN },
    },
    {
      name: 'publicationDirector',
      type: 'text',
      label: 'Direction de la publication',
      admin: { description: `Nom et fonction. ${LCEN}` },
    },
    { name: 'hostName', type: 'text', label: 'Hébergeur', admin: { description: LCEN } },
    {
      name: 'hostAddress',
      type: 'text',
      label: 'Adresse de l’hébergeur',
      admin: { description: LCEN },
    },
    {
      name: 'hostPhone',
      type: 'text',
      label: 'Téléphone de l’hébergeur',
      admin: { description: LCEN },
    },
    {
      name: 'logRetention',
      type: 'text',
      label: 'Conservation des journaux',
      admin: { description: `Par exemple « douze mois ». ${RGPD}` },
    },
    {
      name: 'messageRetention',
      type: 'text',
      label: 'Conservation des messages',
      admin: { description: `Par exemple « six mois ». ${RGPD}` },
    },
    {
      name: 'dataProtectionOfficer',
      type: 'text',
      label: 'Délégué à la protection des données',
      admin: { description: `Son adresse, postale ou électronique. ${RGPD}` },
    },
  ],
}
