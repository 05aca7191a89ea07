import { openBrowsed, type BrowsedSite } from './browsed-site'

/** The page of the seed that has a call. */
export const CALL_PATH = '/participer/administrations'

export type SeededSite = BrowsedSite & {
  /** Of every page that comes with the site, with a leading slash, by address. */
  paths: string[]
  /** Ids of the call and of its page. */
  call: { id: string; page: string }
}

/** Nothing listens there: visitors are asked for an address all the same. */
const SMTP_URL = 'smtp://127.0.0.1:9'

/** The site as it comes, with the pages of `content/`, and a browser. */
export async function openSeededSite(): Promise<SeededSite> {
  const site = await openBrowsed('seed', { SMTP_URL })
  const answer = await site.staff.ask('GET', '/api/pages?depth=0&limit=0&sort=slug')
  const { docs } = (await answer.json()) as {
    docs: { id: string; slug: string; calls: string[] }[]
  }
  const page = docs.find(({ slug }) => `/${slug}` === CALL_PATH)!
  const paths = docs.map(({ slug }) => `/${slug}`)
  return { ...site, paths, call: { id: page.calls[0]!, page: page.id } }
}
