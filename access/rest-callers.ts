import {
  createLocalReq,
  executeAuthStrategies,
  getPayload,
  type Payload,
  type SanitizedConfig,
} from 'payload'

import { methodOf } from '@/platform/security/bounded-request'
import { type Handler, pathOf, refusal } from '@/platform/security/guard-api'

import { isStaff } from './roles'

/**
 * All that an anonymous caller may ask of the REST API: to sign in or out, and who is signed in. Payload reads the names of
 * endpoints without regard to case.
 */
const OPEN = [
  /^POST \/api\/users\/(login|logout|forgot-password|reset-password|first-register)\/?$/i,
  /^GET \/api\/users\/(me|init)\/?$/i,
]

/**
 * `handle`, which answers under `/api`, for staff; for an API key only where it reads what is published; for an anonymous
 * caller only where staff sign in. A collection, a global or an endpoint that is added later is closed to the last two.
 */
export const forKnownCallers =
  (config: Promise<SanitizedConfig>, handle: Handler): Handler =>
  async (request, context) => {
    const asked = `${methodOf(request)} ${await pathOf(context)}`
    if (OPEN.some((door) => door.test(asked))) return handle(request, context)
    const payload = await getPayload({ config })
    const { user } = await executeAuthStrategies({ headers: request.headers, payload })
    if (!user) return refusal(401, 'Connectez-vous, ou envoyez une clé d’API.')
    if (isStaff(user) || (await readsPublished(asked, payload))) return handle(request, context)
    return refusal(403, 'Une clé d’API ne permet que de lire ce qui est publié.')
  }

const DOCUMENTS = /^GET \/api\/([^/]+)(\/[^/]+)?$/
const GLOBAL = /^GET \/api\/globals\/([^/]+)$/

/** Whether `asked` reads documents, their number, or a global, that the access rules show to an anonymous visitor. */
async function readsPublished(asked: string, payload: Payload): Promise<boolean> {
  const { collections, globals } = payload.config
  const isAt = (pattern: RegExp) => (one: { slug: string }) => one.slug === pattern.exec(asked)?.[1]
  const found = collections.find(isAt(DOCUMENTS)) ?? globals.find(isAt(GLOBAL))
  return Boolean(await found?.access.read({ req: await createLocalReq({}, payload) }))
}
