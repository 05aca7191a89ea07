import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { SubscriptionDocument } from '@/components/page/subscriptions/SubscriptionDocument'
import { readRevision } from '@/platform/health/database'
import { refuseEmptyDatabase } from '@/platform/health/empty-database'
import { hasMail } from '@/platform/mail/mail-settings'
import { readWithin } from '@/platform/security/bounded-request'
import { BUDGET } from '@/platform/security/budget'
import { siteContent } from '@/site/content'
import { failurePage, logFailure } from '@/site/page/failure'
import { renderDocument } from '@/site/page/render'
import { privateResponse } from '@/site/page/responses'
import { refusalPage } from '@/site/refused-request'

import { type Answered, type Asked, askFor, confirm, leave, ownData } from './steps'

/**
 * What a visitor gets under SUBSCRIPTIONS_PATH; `segments`: of the address behind it. What changes something is done by
 * POST alone: programs of mailboxes open the links of letters. Whether an address is known changes nothing that is
 * answered, nor how long it takes: only a letter tells, to whoever reads there.
 */
export async function answerSubscription(request: Request, segments: string[]): Promise<Response> {
  try {
    const payload = await getPayload({ config })
    await refuseEmptyDatabase(payload, await readRevision(payload, true))
    const [step = '', ...rest] = segments
    const answer = hasMail(payload) && STEPS.get(step)
    if (!answer) return await refusalPage({ status: 404 })
    const form = request.method === 'POST' ? await readForm(request) : null
    if (request.method === 'POST' && !form) return await refusalPage({ status: 413 })
    const instant = new Date()
    const answered = await answer({ payload, request, rest: rest.join('/'), form, instant })
    return answered instanceof Response ? answered : await show(payload, answered)
  } catch (error) {
    // Its address may be a key: it is not written down.
    logFailure(error, 'A page about subscriptions could not be made')
    return failurePage(error)
  }
}

async function show(
  payload: Payload,
  { screen, status }: Exclude<Answered, Response>,
): Promise<Response> {
  const site = await siteContent(payload)
  const html = await renderDocument(<SubscriptionDocument screen={screen} site={site} />)
  return privateResponse(html, status)
}

/** A form that was sent; null where it is larger than any of ours. */
async function readForm({ body, headers }: Request): Promise<URLSearchParams | null> {
  const bytes = body && (await readWithin(headers, body, BUDGET.body.stranger))
  return body && !bytes ? null : new URLSearchParams(bytes?.toString())
}

const STEPS = new Map<string, (asked: Asked) => Promise<Answered>>([
  ['pour', askFor],
  ['confirmer', confirm],
  ['desabonnement', leave],
  ['mes-donnees', ownData],
])
