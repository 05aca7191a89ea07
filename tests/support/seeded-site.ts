import { openBrowsed, type BrowsedServer } from './browsed-server'
import { signUp, type Staff } from './staff'

/** The page of the seed that has a call. */
export const CALL_PATH = '/participer/administrations'

export type SeededSite = BrowsedServer & {
  staff: Staff
  /** Of every page that comes with the site, with a leading slash, by address. */
  paths: string[]
}

/** The site as it comes, with the pages of `content/`, and a browser. */
export const openSeededSite = (): Promise<SeededSite> =>
  openBrowsed({ SEED_FILE: 'content' }, async ({ url }) => {
    const staff = await signUp(url)
    const answer = await staff.ask('GET', '/api/pages?depth=0&limit=0&sort=slug')
    const { docs } = (await answer.json()) as { docs: { slug: string }[] }
    return { staff, paths: docs.map(({ slug }) => `/${slug}`) }
  })
