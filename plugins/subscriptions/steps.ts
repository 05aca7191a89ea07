import type { Payload } from 'payload'
import { z } from 'zod'

import { isAccepting } from '@/call/state'
import type { Subscription } from '@/payload-types'
import { relationId } from '@/platform/database/ids'
import { env } from '@/platform/env'
import { callerAddress, widerNetworks } from '@/platform/security/caller'
import { countAttempt, type Limit } from '@/platform/security/attempts'
import { isForeign } from '@/platform/security/guard-api'
import { ownOrigins } from '@/platform/security/own-origins'
import { contentAt } from '@/site/content'
import { titleOf } from '@/site/content/published-pages'
import { readBy } from '@/site/content/reader'
import { refusalPage } from '@/site/refused-request'

import { askToConfirm, leadToData, readLink } from './letters'
import { LIMITS } from './limits'
import type { Kept, SubscribedPage, SubscriptionScreen } from './page/SubscriptionDocument'
import { SUBSCRIPTIONS_PATH } from './rules'
import { forget, subscribeOnce, subscriptionsOf } from './store'

/** A request. `form`: the submitted form, null for a GET request. */
export type SubscriptionRequest = {
  payload: Payload
  request: Request
  /** The path after the first segment. */
  rest: string
  form: URLSearchParams | null
  instant: Date
}

/**
 * A screen. `same`: set if the screen is the same for all visitors; the address under which it is cached, and the next
 * instant at which it changes (null: never).
 */
export type Shown = {
  screen: SubscriptionScreen
  status?: number
  same?: { path: string; until: Date | null }
}

/** A screen, or a complete response. */
export type Answered = Response | Shown

/** For all invalid links. Their number is endless, so the screen is cached under one address that is not used otherwise. */
const OVER: Answered = {
  screen: { kind: 'over' },
  status: 404,
  same: { path: `${SUBSCRIPTIONS_PATH}/confirmer/`, until: null },
}

/** `/pour/<page>`: the form of the page that has the calls. The pages that inherit these calls redirect to it. */
export async function askFor(asked: SubscriptionRequest): Promise<Answered> {
  const { payload, rest, form, instant } = asked
  const found = await contentAt(payload, `/${rest}`, instant)
  if (found.kind === 'redirect' && found.path.startsWith('/')) return leadTo(found.path)
  if (found.kind !== 'page' || !found.page.callsAt) return refusalPage({ status: 404 })
  const { call, callsAt, path, title } = found.page
  if (callsAt !== path) return leadTo(callsAt)
  const place = { title, path }
  const same = form ? undefined : { path: `${SUBSCRIPTIONS_PATH}/pour${path}`, until: found.until }
  if (call && isAccepting(call.state)) return { screen: { kind: 'open', place }, same }

  const typed = typedIn(form)
  const screen = { kind: 'ask', place, typed, fault: null } as const
  if (!form) return { screen, same }
  return onceAsked(asked, screen, LIMITS.letterToConfirm, (address) =>
    askToConfirm(payload, { address, page: found.id, title, lastDays: typed.lastDays }, instant),
  )
}

const leadTo = (path: string): Response =>
  new Response(null, {
    status: 307,
    headers: { Location: `${SUBSCRIPTIONS_PATH}/pour${path}`, 'Cache-Control': 'no-store' },
  })

/** `/confirmer/<token>`. */
export async function confirm({
  payload,
  rest,
  form,
  instant,
}: SubscriptionRequest): Promise<Answered> {
  const link = readLink('confirmer', rest, instant)
  const place = link && (await publicPage(payload, link.page))
  if (!place) return OVER
  if (!form) return { screen: { kind: 'confirm', place, lastDays: link.lastDays } }
  if (!(await subscribeOnce(payload, rest, link, instant))) return OVER
  return { screen: { kind: 'confirmed', place } }
}

/** `/desabonnement/<token>`: mailboxes also POST here (RFC 8058), from any origin, and ignore the response. */
export async function leave({
  payload,
  rest,
  form,
  instant,
}: SubscriptionRequest): Promise<Answered> {
  const link = readLink('desabonnement', rest, instant)
  if (!link) return OVER
  if (!form) return { screen: { kind: 'leave' } }
  await forget(payload, { id: { equals: link.id } })
  return { screen: { kind: 'left' } }
}

/**
 * `/mes-donnees`: the form to request a link to `/mes-donnees/<token>`, which shows the data and lets the visitor
 * delete it.
 */
export async function ownData(asked: SubscriptionRequest): Promise<Answered> {
  const { payload, rest, form, instant } = asked
  if (!rest) {
    const screen = { kind: 'askData', typed: typedIn(form), fault: null } as const
    return form
      ? onceAsked(asked, screen, LIMITS.letterOfData, (address) =>
          leadToData(payload, address, instant),
        )
      : { screen, same: { path: `${SUBSCRIPTIONS_PATH}/mes-donnees`, until: null } }
  }
  const link = readLink('mes-donnees', rest, instant)
  if (!link) return OVER
  const { address } = link
  const id = form?.get('inscription')
  if (id) await forget(payload, { and: [{ id: { equals: id } }, { address: { equals: address } }] })
  const kept = (await subscriptionsOf(payload, address)).map(keptOf)
  return { screen: { kind: 'data', address, kept: await Promise.all(kept) } }

  async function keptOf(one: Subscription): Promise<Kept> {
    return {
      id: one.id,
      place: await publicPage(payload, relationId(one.page)),
      wording: one.wording,
      confirmedAt: new Date(one.confirmedAt),
      toldAt: one.openingSentAt ? new Date(one.openingSentAt) : null,
    }
  }
}

type AskScreen = Extract<SubscriptionScreen, { fault: string | null }>

/**
 * Calls `write` with the submitted address, or shows why the form is refused. A mailbox over its limit, or a form that a
 * robot filled in, gets the same screen as a sent mail.
 */
async function onceAsked(
  { payload, request, form }: SubscriptionRequest,
  screen: AskScreen,
  limit: Limit,
  write: (address: string) => void,
): Promise<Answered> {
  const retryAfter = await countForm(request.headers)
  if (retryAfter !== null) return refusalPage({ status: 429, retryAfter })
  const { data: address } = ADDRESS.safeParse(screen.typed.address)
  const isElsewhere = isForeign(request, ownOrigins(env().siteUrl))
  if (!address || isElsewhere) {
    const fault = isElsewhere ? ELSEWHERE : screen.typed.address ? WRONG : MISSING
    return { screen: { ...screen, fault }, status: isElsewhere ? 403 : 400 }
  }
  const isProgram = Boolean(form?.get('site'))
  if (isProgram || (await countAttempt(limit, mailboxOf(address))) !== null) {
    return { screen: { kind: 'sent' } }
  }
  const later = await countAttempt(LIMITS.letters, 'all')
  if (later !== null) {
    payload.logger.warn(
      'Trop de courriels sont demandés par les formulaires : le reste attend une heure',
    )
    return refusalPage({ status: 429, retryAfter: later })
  }
  write(address)
  return { screen: { kind: 'sent' } }
}

/** Counts one form for the client address and its networks. Returns the seconds to wait, or null. */
async function countForm(headers: Headers): Promise<number | null> {
  const wider = widerNetworks(headers)
  const waits = [
    await countAttempt(LIMITS.letterAsked, callerAddress(headers)),
    wider && (await countAttempt(LIMITS.letterAskedIn56, wider.in56)),
    wider && (await countAttempt(LIMITS.letterAskedIn48, wider.in48)),
  ].filter((seconds) => seconds !== null)
  return waits.length ? Math.max(...waits) : null
}

/** Providers that ignore dots before the @. */
const WITHOUT_DOTS = ['gmail.com', 'googlemail.com']

/** The mailbox of `address`, without the part after + (RFC 5233). Used for counting, not for sending. */
function mailboxOf(address: string): string {
  const [name = '', domain = ''] = address.split(/@(?=[^@]*$)/)
  const plain = name.split('+', 1)[0] || name
  return WITHOUT_DOTS.includes(domain)
    ? `${plain.replaceAll('.', '')}@gmail.com`
    : `${plain}@${domain}`
}

/** In lower case: mail servers ignore case (allowed by RFC 5321, 2.4), and a person must be notified once. */
const ADDRESS = z.string().max(254).toLowerCase().pipe(z.email())

const typedIn = (form: URLSearchParams | null) => ({
  address: form?.get('adresse')?.trim().slice(0, 300) ?? '',
  lastDays: form?.get('derniers-jours') === 'oui',
})

const MISSING = 'Saisissez votre adresse électronique.'
const WRONG =
  'Cette adresse n’est pas complète ou contient une faute. Saisissez-la comme nom@domaine.fr.'
const ELSEWHERE = 'Ce formulaire a été envoyé depuis un autre site. Envoyez-le à nouveau d’ici.'

/** The page `id`; null when visitors cannot see it. */
async function publicPage(
  payload: Payload,
  id: string | undefined,
): Promise<SubscribedPage | null> {
  const { docs } = await payload.find({
    collection: 'pages',
    where: { id: { equals: id ?? '' } },
    select: { slug: true, title: true },
    limit: 1,
    pagination: false,
    ...readBy('visitor'),
  })
  return docs[0] ? { title: titleOf(docs[0].title), path: `/${docs[0].slug}` } : null
}
