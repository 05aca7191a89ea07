import config from '@payload-config'
import { headers } from 'next/headers'
import { getPayload } from 'payload'

import { env } from '@/platform/env'
import { isDatabaseUp } from '@/platform/health/database'
import { noteFailure } from '@/platform/http/request-id'

import { askerOf } from './asker'

/**
 * What `answer` makes of a call of the server's function `name` from a screen of the admin; null for whoever may not call.
 * On a name or arguments that make no sense Payload throws, and Next logs it: no failure of the site, unless the database
 * does not answer.
 */
export async function answerCall<Answer>(
  name: unknown,
  answer: () => Promise<Answer>,
): Promise<Answer | null> {
  if (!(await mayCall(await headers()))) return null
  // Payload would take what every object has by this name for one of its functions.
  if (String(name) in Object.prototype) throw new Error('Unknown Server Function')
  try {
    return await answer()
  } catch (error) {
    if (!(await isDatabaseUp(await getPayload({ config })))) noteFailure()
    throw error
  }
}

/**
 * Whether the sender of `sent` may call: staff, and an anonymous visitor of a site without an account, who makes the first. Payload
 * refuses others too, but as an error, which it logs.
 */
async function mayCall(sent: Headers): Promise<boolean> {
  if (askerOf(Object.fromEntries(sent), env().secret) === 'staff') return true
  const payload = await getPayload({ config })
  const { totalDocs } = await payload.count({ collection: 'users' })
  return totalDocs === 0
}
