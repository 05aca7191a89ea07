import type { Plugin } from 'payload'

import { type CallFact, withCallFact } from '@/collections/calls/facts'
import { fillSlots } from '@/components/page/slots'
import { withBackgroundWork } from '@/platform/background'
import { declareAddress } from '@/platform/http/own-addresses'

import { Subscriptions } from './collection'
import { SUBSCRIPTIONS_PATH } from './rules'
import { startSendingNews } from './send'
import { slots } from './slots'
import { forgetServed } from './waiting'

/** How many people are to be notified of the next opening on `pages`. Editors may know their number, but not who they are. */
const peopleToTell: CallFact = async (payload, pages) => {
  if (!pages.length) return null
  const isTheirs = { page: { in: pages.map(({ id }) => id) } }
  const { totalDocs } = await payload.count({
    collection: 'subscriptions',
    where: { and: [isTheirs, { openingSentAt: { exists: false } }] },
  })
  return totalDocs ? `À prévenir de l’ouverture\u00a0: ${totalDocs}` : null
}

/**
 * Emails to people who asked to be told when a call opens. Adds a collection, the address SUBSCRIPTIONS_PATH, a link to it under
 * the hero of a page, a notice on the privacy page, the number of people to tell on the card of a call, and the sending of the
 * emails. Needs SMTP_URL and no other plugin.
 */
export const subscriptions: Plugin = (config) => {
  declareAddress({
    path: SUBSCRIPTIONS_PATH,
    area: 'form',
    secret: /(\/appels\/prevenir\/(?!pour\/)[^/]+\/)[^/]+/,
  })
  fillSlots('subscriptions', slots)
  const withCollection = {
    ...config,
    collections: [...(config.collections ?? []), Subscriptions],
  }
  return withBackgroundWork(withCallFact(withCollection, peopleToTell), {
    start: startSendingNews,
    hourly: { run: forgetServed, failing: 'Des adresses restent à effacer' },
  })
}
