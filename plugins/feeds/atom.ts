import { Feed } from 'feed'

import type { SiteView } from '@/components/views'
import { escaped } from '@/text/escaped'

import { ATOM } from './addresses'
import { eventTitle, plain } from './events'
import { happenedBy } from './happened'
import type { PublicCallView } from './public-calls'

/**
 * The past events of the public calls at `instant`, newest first, as an Atom document (RFC 4287). It changes at each
 * opening and closing without a publication. Each change of dates is an entry of its own: a reader may show only those whose
 * id it does not know.
 */
export function callsAtom(calls: PublicCallView[], site: SiteView, instant: Date): string {
  const entries = calls
    .flatMap((call) => happenedBy(call, instant).map((happened) => ({ call, ...happened })))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
  const feed = new Feed({
    id: site.url + ATOM,
    title: plain(`Appels à projets – ${site.name}`),
    link: `${site.url}/`,
    feed: site.url + ATOM,
    author: { name: plain(site.name), link: site.url },
    // Required even without any event. The current time would change the bytes at each request.
    updated: entries[0]?.at ?? new Date(0),
    generator: false,
  })
  for (const { call, event, at, key, says } of entries) {
    feed.addItem({
      id: `tag:${new URL(site.url).hostname},2026:appels/${call.id}/${key}`,
      // The library marks both texts as HTML and does not escape them.
      title: escaped(eventTitle(event, call.name)),
      content: `<p>${escaped(says)}</p>`,
      link: site.url + (call.path ?? '/'),
      date: at,
      published: at,
    })
  }
  return feed.atom1()
}
