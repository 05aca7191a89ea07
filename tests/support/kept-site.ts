import path from 'node:path'

/**
 * The database that a site starts with: its first account; the fixture page too; every kind of page too
 * (`whole-site.ts`); or the pages that come with the site.
 */
export type Kept = 'account' | 'fixture' | 'whole' | 'seed'

/** The folder where `prepare-sites-process.ts` keeps the databases that it makes. */
export const KEPT = 'node_modules/.cache/eig-sites'

/** Returns the SQLite file of such a site. */
export const keptSite = (kept: Kept) => path.join(KEPT, `${kept}.sqlite`)
