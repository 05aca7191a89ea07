/** Where browsers tell what a content security policy stopped. */
export const REPORTS_PATH = '/rapports-csp'
