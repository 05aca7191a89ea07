/**
 * Words that staff write in a text for what the owner of the site alone knows: `{{hebergeur}}` is shown as what the
 * settings say, in `field`, and until they do as what is left to write.
 */
export const SITE_VARIABLES = {
  contact: { field: 'contactEmail', missing: 'l’adresse électronique de l’équipe du site' },
  'telephone-editeur': {
    field: 'publisherPhone',
    missing: 'le numéro de téléphone de l’éditeur',
  },
  'direction-publication': {
    field: 'publicationDirector',
    missing: 'le nom et la fonction de la directrice ou du directeur de la publication',
  },
  hebergeur: { field: 'hostName', missing: 'le nom de l’hébergeur' },
  'adresse-hebergeur': { field: 'hostAddress', missing: 'l’adresse de l’hébergeur' },
  'telephone-hebergeur': { field: 'hostPhone', missing: 'le numéro de téléphone de l’hébergeur' },
  'conservation-journaux': {
    field: 'logRetention',
    missing: 'la durée de conservation des journaux chez l’hébergeur',
  },
  'conservation-messages': {
    field: 'messageRetention',
    missing: 'la durée de conservation des messages',
  },
  'delegue-donnees': {
    field: 'dataProtectionOfficer',
    missing: 'l’adresse du délégué à la protection des données',
  },
} as const

export type SiteVariable = keyof typeof SITE_VARIABLES

export const SITE_VARIABLE_NAMES = Object.keys(SITE_VARIABLES) as SiteVariable[]

/** What a visitor reads where the settings do not say. */
export const leftToWrite = (name: SiteVariable): string =>
  `[À compléter\u00a0: ${SITE_VARIABLES[name].missing}]`
