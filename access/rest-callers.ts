import {
  createLocalReq,
  executeAuthStrategies,
  getPayload,
  type Payload,
  type SanitizedConfig,
} from 'payload'

import { methodOf } from '@/platform/security/bounded-request'
import { askerOfRequest, type Handler, pathOf, refusal } from '@/platform/security/guard-api'

import { isStaff } from './roles'

/**
 * All that an anonymous caller may do with the REST API: sign in or out, and read who is signed in. Payload ignores case in
 * the names of endpoints.
 */
const OPEN = [
  /^POST \/api\/users\/(login|logout|forgot-password|reset-password|first-register)\/?$/i,
  /^GET \/api\/users\/(me|init)\/?$/i,
]

/**
 * Wraps `handle`, which answers under `/api`: staff may use it all, an API key only to read what is published, an anonymous
 * caller only to sign in. What is added later is closed to anonymous callers, and to API keys unless its read rule admits
 * anonymous visitors.
 */
export const forKnownCallers =
  (config: Promise<SanitizedConfig>, handle: Handler): Handler =>
  async (request, context) => {
    const asked = `${methodOf(request)} ${await pathOf(context)}`
    if (OPEN.some((door) => door.test(asked))) return handle(request, context)
    // The endpoint looks the account up, and treats a user whose session was ended early as anonymous. A second look here takes
    // 25 ms.
    if (askerOfRequest(request) === 'staff') return handle(request, context)
    const payload = await getPayload({ config })
    const { user } = await executeAuthStrategies({ headers: request.headers, payload })
    if (!user) return refusal(401, 'Connectez-vous, ou envoyez une clé d’API.')
    if (isStaff(user) || (await readsPublished(asked, payload))) return handle(request, context)
    return refusal(403, 'Une clé d’API ne permet que de lire ce qui est publié.')
  }

const DOCUMENTS = /^GET \/api\/([^/]+)(\/[^/]+)?$/
const GLOBAL = /^GET \/api\/globals\/([^/]+)$/

/** Whether `asked` reads documents, their number, or a global that the access rules show to anonymous visitors. */
async function readsPublished(asked: string, payload: Payload): Promise<boolean> {
  const { collections, globals } = payload.config
  const isAt = (pattern: RegExp) => (one: { slug: string }) => one.slug === pattern.exec(asked)?.[1]
  const found = collections.find(isAt(DOCUMENTS)) ?? globals.find(isAt(GLOBAL))
  return Boolean(await found?.access.read({ req: await createLocalReq({}, payload) }))
}
