import { openBrowsed, type BrowsedSite } from './browsed-site'

/** The page of the seed that has a call. */
export const CALL_PATH = '/participer/administrations'

export type SeededSite = BrowsedSite & {
  /** The addresses of all pages that come with the site, sorted, with a leading slash. */
  paths: string[]
  /** Ids of the call and of its page. */
  call: { id: string; page: string }
}

/** Nothing listens at this address, but the site shows its subscription forms. */
const SMTP_URL = 'smtp://127.0.0.1:9'

/** Starts the site as it comes, with the pages of `content/`, and a browser. `smtpUrl`: where it sends emails. */
export async function openSeededSite(smtpUrl = SMTP_URL): Promise<SeededSite> {
  const site = await openBrowsed('seed', { SMTP_URL: smtpUrl })
  const answer = await site.staff.ask('GET', '/api/pages?depth=0&limit=0&sort=slug')
  const { docs } = (await answer.json()) as {
    docs: { id: string; slug: string; calls: string[] }[]
  }
  const page = docs.find(({ slug }) => `/${slug}` === CALL_PATH)!
  const paths = docs.map(({ slug }) => `/${slug}`)
  return { ...site, paths, call: { id: page.calls[0]!, page: page.id } }
}
