import { getFieldsToSign, jwtSign, LockedAuth, type PayloadRequest } from 'payload'
import { addSessionToUser, generatePayloadCookie } from 'payload/shared'

import type { User } from '@/payload-types'

/**
 * Opens a session for the account with this id, whose holder proved who they are by other means than a password, as Payload
 * does after one: with the hooks of a log-in. Returns the `Set-Cookie` header. Throws if the account does not exist or is
 * locked, and the errors of the hooks.
 */
export async function openSession(id: string, req: PayloadRequest): Promise<string> {
  const { payload } = req
  const { config: collection } = payload.collections.users
  let user = await accountOf(id, req)
  for (const hook of collection.hooks.beforeLogin) {
    user = ((await hook({ collection, context: req.context, req, user })) as typeof user) || user
  }
  const { sid } = await addSessionToUser({ collectionConfig: collection, payload, req, user })
  const fieldsToSign = getFieldsToSign({
    collectionConfig: collection,
    email: user.email,
    sid,
    user,
  })
  const { tokenExpiration } = collection.auth
  const { token } = await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration })
  req.user = user
  for (const hook of collection.hooks.afterLogin) {
    user =
      ((await hook({ collection, context: req.context, req, token, user })) as typeof user) || user
  }
  return generatePayloadCookie({
    collectionAuthConfig: collection.auth,
    cookiePrefix: payload.config.cookiePrefix,
    token,
  })
}

async function accountOf(id: string, req: PayloadRequest) {
  const where = { id: { equals: id } }
  const found = await req.payload.db.findOne<User>({ collection: 'users', where, req })
  if (!found || Date.parse(found.lockUntil ?? '') > Date.now()) throw new LockedAuth(req.t)
  return { ...found, collection: 'users' as const, _strategy: 'local-jwt' }
}
