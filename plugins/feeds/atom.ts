import { Feed } from 'feed'

import { closingOf, openingOf } from '@/call/key-dates'
import { closingSoonFrom, callStateAt } from '@/call/state'
import { stateSentence } from '@/call/words'
import type { SiteView } from '@/components/views'
import { escaped } from '@/text/escaped'

import { ATOM } from './addresses'
import { type CallEvent, eventKey, eventTitle, plain } from './events'
import type { PublicCallView } from './public-calls'

type Happened = { event: CallEvent; at: Date }

/**
 * The past events of the public calls at `instant`, newest first, as an Atom document (RFC 4287). It changes at each
 * opening and closing without a publication.
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
  for (const { call, event, at } of entries) {
    feed.addItem({
      id: `tag:${new URL(site.url).hostname},2026:appels/${call.id}/${eventKey(event)}`,
      // The library marks both texts as HTML and does not escape them.
      title: escaped(eventTitle(event, call.name)),
      content: `<p>${escaped(stateSentence(callStateAt(call.schedule, at)))}.</p>`,
      link: site.url + (call.path ?? '/'),
      date: at,
      published: at,
    })
  }
  return feed.atom1()
}

function happenedBy({ schedule, publishedAt }: PublicCallView, instant: Date): Happened[] {
  const soon = closingSoonFrom(schedule)
  // Not if an override, or a later opening, gives the call another state.
  const isSoon = soon && callStateAt(schedule, soon).status === 'closingSoon'
  const dated: { event: CallEvent; at: Date | null }[] = [
    { event: 'opened', at: openingOf(schedule) },
    { event: 'closingSoon', at: isSoon ? soon : null },
    { event: 'closed', at: closingOf(schedule) },
  ]
  const past = dated.flatMap(({ event, at }) => (at && at <= instant ? [{ event, at }] : []))
  return [{ event: 'announced', at: publishedAt }, ...past]
}
