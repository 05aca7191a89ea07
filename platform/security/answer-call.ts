import config from '@payload-config'
import { headers } from 'next/headers'
import { getPayload } from 'payload'

import { env } from '@/platform/env'
import { isDatabaseUp } from '@/platform/health/database'
import { noteFailure } from '@/platform/http/request-id'

import { callerKindOf } from './caller'

/**
 * Returns the result of `answer`, which runs the server function `name` called from an admin screen; null if the caller may
 * not call it. Payload throws on an unknown name or invalid arguments, and Next logs the error. It counts as a failure of
 * the site only when the database is down.
 */
export async function answerCall<Answer>(
  name: unknown,
  answer: () => Promise<Answer>,
): Promise<Answer | null> {
  if (!(await mayCall(await headers()))) return null
  // Payload would find a property that every object inherits, such as `toString`, and call it as its own function.
  if (String(name) in Object.prototype) throw new Error('Unknown Server Function')
  try {
    return await answer()
  } catch (error) {
    if (!(await isDatabaseUp(await getPayload({ config })))) noteFailure()
    throw error
  }
}

/**
 * Whether the caller with the headers `sent` may call: staff, or, on a site without any account, the anonymous visitor who
 * creates the first one. Payload refuses others too, but with an error that it logs.
 */
async function mayCall(sent: Headers): Promise<boolean> {
  if (callerKindOf(Object.fromEntries(sent), env().secret) === 'staff') return true
  const payload = await getPayload({ config })
  const { totalDocs } = await payload.count({ collection: 'users' })
  return totalDocs === 0
}
