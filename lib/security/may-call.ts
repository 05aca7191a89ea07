import config from '@payload-config'
import { getPayload } from 'payload'

import { env } from '@/lib/env'

import { askerOf } from './asker'

/**
 * Whether whoever sent `headers` may call the server from a screen of the admin: staff, and a stranger to a site
 * without an account, who makes the first. Payload refuses others too, but as an error, which it logs.
 */
export async function mayCall(headers: Headers): Promise<boolean> {
  if (askerOf(Object.fromEntries(headers), env().secret) === 'staff') return true
  const payload = await getPayload({ config })
  const { totalDocs } = await payload.count({ collection: 'users' })
  return totalDocs === 0
}
