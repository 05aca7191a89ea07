import type { Plugin } from 'payload'

import { SUBSCRIPTIONS_PATH } from '@/collections/subscriptions/rules'
import { fillSlots } from '@/components/page/slots'
import { withBackgroundWork } from '@/platform/background'
import { declareAddress } from '@/platform/http/own-addresses'
import { startSendingNews } from '@/site/subscriptions/send'
import { forgetServed } from '@/site/subscriptions/waiting'

import { slots } from './slots'

/** Emails to people who asked to be told when a call opens. */
export const subscriptions: Plugin = (config) => {
  declareAddress({
    path: SUBSCRIPTIONS_PATH,
    hasForm: true,
    secret: /(\/appels\/prevenir\/(?!pour\/)[^/]+\/)[^/]+/,
  })
  fillSlots('subscriptions', slots)
  return withBackgroundWork(config, {
    start: startSendingNews,
    hourly: { run: forgetServed, failing: 'Des adresses restent à effacer' },
  })
}
