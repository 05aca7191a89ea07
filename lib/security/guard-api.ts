import { setTimeout as wait } from 'node:timers/promises'

import { env } from '@/lib/env'
import { ownOrigins } from '@/lib/own-origins'

import { countAttempt, giveBack } from './attempts'
import { BODY_TOO_LARGE, withBoundedBody } from './bounded-body'
import { isForeign } from './foreign'
import { LIMITS, type Limit } from './limits'
import { tooMany } from './too-many'
import { whoAsks } from './who-asks'

type Context = { params: Promise<{ slug: string[] }> }
type Handler = (request: Request, context: Context) => Promise<Response>

/** Longer than it takes to hash a password and count a failure: how long it took must not tell who has an account. */
const FAILED_AFTER_MS = 600

/** Doors that are open without an account. Payload reads the names of endpoints without regard to case. */
const DOORS: [RegExp, Limit][] = [
  [/^\/api\/users\/login\/?$/i, LIMITS.logIn],
  [/^\/api\/users\/forgot-password\/?$/i, LIMITS.forgottenPassword],
  [/^\/api\/users\/reset-password\/?$/i, LIMITS.newPassword],
  [/^\/api\/users\/first-register\/?$/i, LIMITS.firstAccount],
]

/** The address as Payload will read it: decoded by Next, so that `%6Cogin` is `login`, then written again. */
const pathOf = async ({ params }: Context): Promise<string> =>
  `/api/${(await params).slug.map(encodeURIComponent).join('/')}`

/**
 * `handle`, which answers under `/api`, for what is asked by the site itself or by a program, not too often, and no
 * larger than it may be. What is refused is answered as Payload does, so that the admin shows the sentence.
 */
export const guarded =
  (handle: Handler): Handler =>
  async (request, context) => {
    if (isForeign(request, ownOrigins(env().siteUrl))) {
      return refusal(403, 'Cette demande vient d’un autre site\u00a0: elle est refusée.')
    }
    const path = await pathOf(context)
    const limit = DOORS.find(([door]) => door.test(path))?.[1]
    const who = whoAsks(request.headers)
    const seconds = limit && request.method === 'POST' ? await countAttempt(limit, who) : null
    if (seconds !== null) return refusal(429, tooMany(seconds), { 'Retry-After': String(seconds) })

    const bounded = await withBoundedBody(request, path)
    if (!bounded) return refusal(413, BODY_TOO_LARGE, { Connection: 'close' })
    if (limit !== LIMITS.logIn) return handle(bounded, context)

    const [response] = await Promise.all([handle(bounded, context), wait(FAILED_AFTER_MS)])
    if (response.ok) await giveBack(limit, who)
    return response
  }

const refusal = (status: number, message: string, headers?: Record<string, string>) =>
  Response.json({ errors: [{ message }] }, { status, headers })
