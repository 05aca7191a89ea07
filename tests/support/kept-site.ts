import path from 'node:path'

/**
 * What a site begins with: its first account; the fixture page too, or every kind of page (`whole-site.ts`); or the pages
 * that come with the site.
 */
export type Kept = 'account' | 'fixture' | 'whole' | 'seed'

/** Where `prepare-sites-process.ts` keeps the databases that it makes. */
export const KEPT = 'node_modules/.cache/eig-sites'

/** The SQLite file of such a site. */
export const keptSite = (kept: Kept) => path.join(KEPT, `${kept}.sqlite`)
