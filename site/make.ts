import { makeAtom, makeCalendar, makeCallCalendar } from './feeds/make'
import { type Make, makePage } from './page/make-page'
import { makeSecurityTxt, makeSitemap } from './well-known'

/** What is no page, at addresses that neither a page nor a redirection can have (`fields/slug.ts`). */
export const OTHERS: Record<string, Make> = {
  '/.well-known/security.txt': makeSecurityTxt,
  '/appels.atom': makeAtom,
  '/appels.ics': makeCalendar,
  '/sitemap.xml': makeSitemap,
}

/** What is at a public address: a feed, a page, where it leads. */
export const make: Make = (payload, path, instant) => {
  const makeOther = path.startsWith('/appels.ics/') ? makeCallCalendar : OTHERS[path]
  return (makeOther ?? makePage)(payload, path, instant)
}
