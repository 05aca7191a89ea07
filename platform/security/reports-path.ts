/** Where browsers tell what a content security policy stopped. */
export const REPORTS_PATH = '/rapports-csp'

/** What a policy calls that place (Reporting API). */
export const REPORTS_GROUP = 'csp'
