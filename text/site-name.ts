/** The name of the site until its settings give another one. */
export const DEFAULT_SITE_NAME = 'Entrepreneurs d’intérêt général'
