import { getFieldsToSign, jwtSign, LockedAuth, type PayloadRequest } from 'payload'
import { addSessionToUser } from 'payload/shared'

import type { User } from '@/payload-types'
import { inTransaction } from '@/platform/database/in-transaction'

import { endFutureOf } from './end-future'
import { sessionCookie } from './sessions'

/** In the context of the request: tells hooks that nothing else is to be asked before the session opens. */
const PROVED = 'isIdentityProved'

/** Whether `openSession` opens the session of this request, and not a log-in with a password alone. */
export const isIdentityProved = ({ context }: Pick<PayloadRequest, 'context'>): boolean =>
  context[PROVED] === true

/**
 * Opens a session for the account `id`, whose holder proved who they are by another way than a password, as Payload's log-in
 * does: same session, same cookie, same hooks, in the transaction of `req`. Returns the value of the `Set-Cookie` header.
 * Throws LockedAuth if the account is locked or absent, and what a `beforeLogin` hook throws; no session is then opened.
 */
export const openSession = (id: string, req: PayloadRequest): Promise<string> =>
  inTransaction(req, async () => {
    const { payload } = req
    const collection = payload.collections.users.config
    await endFutureOf({ id: { equals: id } }, req)
    const where = { id: { equals: id } }
    let user = await payload.db.findOne<User>({ collection: 'users', where, req })
    if (!user || (user.lockUntil && new Date(user.lockUntil) > new Date())) {
      throw new LockedAuth(req.t)
    }
    // Before the session is stored, unlike Payload: on a database without transactions a refusal then leaves none.
    const own = { collection, context: req.context, req }
    req.context[PROVED] = true
    for (const hook of collection.hooks.beforeLogin) {
      user = ((await hook({ ...own, user })) as User | undefined) ?? user
    }
    const signed = { ...user, collection: 'users' as const }
    const { sid } = await addSessionToUser({
      collectionConfig: collection,
      payload,
      req,
      user: signed,
    })
    const fieldsToSign = getFieldsToSign({
      collectionConfig: collection,
      email: user.email,
      sid,
      user: signed,
    })
    const { tokenExpiration } = collection.auth
    const { token } = await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration })
    req.user = signed
    for (const hook of collection.hooks.afterLogin) await hook({ ...own, token, user: signed })
    return sessionCookie(token, payload)
  })
