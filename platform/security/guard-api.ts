import { setTimeout as wait } from 'node:timers/promises'

import { env } from '@/platform/env'
import { frenchTypography } from '@/text/typography'

import { callerKindOf, callerAddress } from './caller'
import { countAttempt, giveBack, type Limit, LIMITS, tooMany } from './attempts'
import { boundedRequest } from './bounded-request'
import { ownOrigins } from './own-origins'

type Context = { params: Promise<{ slug: string[] }> }
export type Handler = (request: Request, context: Context) => Promise<Response>

/** Longer than hashing a password and counting a failure, so that the response time does not reveal who has an account. */
const FAILED_AFTER_MS = 600

const FORGOTTEN_PASSWORD = /^\/api\/users\/forgot-password\/?$/i

/** Endpoints that are open without an account. Payload ignores case in the names of endpoints. */
const DOORS: [RegExp, Limit][] = [
  [/^\/api\/users\/login\/?$/i, LIMITS.logIn],
  [FORGOTTEN_PASSWORD, LIMITS.forgottenPassword],
  [/^\/api\/users\/reset-password\/?$/i, LIMITS.newPassword],
  [/^\/api\/users\/first-register\/?$/i, LIMITS.firstAccount],
]

/** Returns the path as Payload will read it: decoded by Next, so that `%6Cogin` is `login`, then encoded again. */
export const pathOf = async ({ params }: Context): Promise<string> =>
  `/api/${(await params).slug.map(encodeURIComponent).join('/')}`

/** Returns `staff` if `request` carries a valid session of this site (`callerKindOf`), else `anonymous`. */
export const askerOfRequest = ({ headers }: Request) =>
  callerKindOf(Object.fromEntries(headers), env().secret)

/**
 * Wraps `handle`, which answers under `/api`, to refuse requests that come from another site, come too often, or exceed the
 * budget of the caller. Refusals look like Payload's errors, so that the admin shows their message.
 */
export const guarded =
  (handle: Handler): Handler =>
  async (request, context) => {
    if (isForeign(request, ownOrigins(env().siteUrl))) {
      return refusal(403, 'Cette demande vient d’un autre site\u00a0: elle est refusée.')
    }
    const path = await pathOf(context)
    const limit = DOORS.find(([door]) => door.test(path))?.[1]
    const who = callerAddress(request.headers)
    const seconds = limit && request.method === 'POST' ? await countAttempt(limit, who) : null
    if (seconds !== null) return refusal(429, tooMany(seconds), { 'Retry-After': String(seconds) })

    const bounded = await boundedRequest(request, path, askerOfRequest(request))
    if ('message' in bounded) return refusal(bounded.status, bounded.message)
    if (limit !== LIMITS.logIn) return inFrench(await handle(bounded, context))

    const [response] = await Promise.all([handle(bounded, context), wait(FAILED_AFTER_MS)])
    if (response.ok) await giveBack(limit, who)
    return response
  }

/**
 * Wraps `handle` to turn the errors of the forgotten-password endpoint into plain text: Payload's form takes any JSON for a
 * success, even with an error status, and says that an email was sent.
 */
export const refusingInText =
  (handle: Handler): Handler =>
  async (request, context) => {
    const response = await handle(request, context)
    if (response.ok || !FORGOTTEN_PASSWORD.test(await pathOf(context))) return response
    const { errors } = (await response.json()) as { errors?: { message: string }[] }
    const headers = new Headers(response.headers)
    headers.set('Content-Type', 'text/plain; charset=utf-8')
    const sentences = errors?.map(({ message }) => message).join('\n')
    return new Response(sentences, { status: response.status, headers })
  }

/** Replaces the English “not found” messages of Payload with a French one; Payload has no hook for them. */
async function inFrench(response: Response): Promise<Response> {
  if (response.status !== 404 && response.status !== 501) return response
  const { message } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { message?: unknown }
  const isPayloads = /^(Route not found|Cannot [A-Z]+ )/.test(String(message))
  return isPayloads ? refusal(404, 'Il n’y a rien à cette adresse.') : response
}

/** Returns an error response in the format of Payload, whose `message` the admin shows. */
export const refusal = (status: number, message: string, headers?: Record<string, string>) =>
  Response.json({ errors: [{ message: frenchTypography(message) }] }, { status, headers })

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a browser sent `request`, which changes something, from a site other than `origins`. Programs send neither header,
 * and browsers let no page set them (Fetch, forbidden request-headers).
 */
export function isForeign(
  { headers, method }: Pick<Request, 'headers' | 'method'>,
  origins: string[],
) {
  if (SAFE_METHODS.includes(method)) return false
  const origin = headers.get('Origin')
  if (origin !== null) return !origins.includes(origin)
  return ['cross-site', 'same-site'].includes(headers.get('Sec-Fetch-Site') ?? '')
}
