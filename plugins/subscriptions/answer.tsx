import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { readRevision } from '@/platform/health/database'
import { refuseEmptyDatabase } from '@/platform/health/empty-database'
import { hasMail } from '@/platform/mail/mail-settings'
import { readWithin } from '@/platform/security/bounded-request'
import { BUDGET } from '@/platform/security/budget'
import { earliest } from '@/call/choice'
import { siteAt } from '@/site/content'
import { failurePage, logFailure } from '@/site/page/failure'
import { renderDocument } from '@/site/page/render'
import { etagOf, HTML, privateResponse } from '@/site/page/responses'
import { currentPages } from '@/site/page-cache'
import { refusalPage } from '@/site/refused-request'

import { SubscriptionDocument } from './page/SubscriptionDocument'
import { SUBSCRIPTIONS_PATH } from './rules'
import {
  type Answered,
  type SubscriptionRequest,
  askFor,
  confirm,
  leave,
  ownData,
  type Shown,
} from './steps'

/**
 * The response under SUBSCRIPTIONS_PATH; `segments`: the rest of the path. Only POST changes anything, because mail
 * software opens links. Neither the response nor its duration reveals whether an address is known; only a mail to that
 * address does.
 */
export async function answerSubscription(request: Request, segments: string[]): Promise<Response> {
  try {
    const payload = await getPayload({ config })
    const revision = await readRevision(payload, false)
    await refuseEmptyDatabase(payload, revision)
    const instant = new Date()
    const path = `${SUBSCRIPTIONS_PATH}/${segments.join('/')}`
    const known =
      request.method === 'POST' ? null : currentPages()?.current(path, revision, instant)
    if (known) return privateResponse(known.body)
    const [step = '', ...rest] = segments
    const answer = hasMail(payload) && STEPS.get(step)
    if (!answer) return await refusalPage({ status: 404 })
    const form = request.method === 'POST' ? await readForm(request) : null
    if (request.method === 'POST' && !form) return await refusalPage({ status: 413 })
    const answered = await answer({ payload, request, rest: rest.join('/'), form, instant })
    if (answered instanceof Response) return answered
    return await show(payload, answered, { revision, instant })
  } catch (error) {
    // The path may contain a secret, so it is not logged.
    logFailure(error, 'A page about subscriptions could not be made')
    return failurePage(error)
  }
}

/** `revision`: of the content, read before the content itself. */
type Read = { revision: string; instant: Date }

async function show(
  payload: Payload,
  { screen, status, same }: Shown,
  { revision, instant }: Read,
): Promise<Response> {
  const cached = same && currentPages()?.current(same.path, revision, instant)
  if (cached) return privateResponse(cached.body, status)
  const { site, until } = await siteAt(payload, instant)
  const body = await renderDocument(<SubscriptionDocument screen={screen} site={site} />)
  if (same) {
    const page = { body, type: HTML, etag: etagOf(body), renderedAt: instant, revision }
    currentPages()?.store(same.path, { ...page, until: earliest([same.until, until]) })
  }
  return privateResponse(body, status)
}

/** A submitted form; null if it is larger than any of our forms. */
async function readForm({ body, headers }: Request): Promise<URLSearchParams | null> {
  const bytes = body && (await readWithin(headers, body, BUDGET.body.anonymous))
  return body && !bytes ? null : new URLSearchParams(bytes?.toString())
}

const STEPS = new Map<string, (asked: SubscriptionRequest) => Promise<Answered>>([
  ['pour', askFor],
  ['confirmer', confirm],
  ['desabonnement', leave],
  ['mes-donnees', ownData],
])
