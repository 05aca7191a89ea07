import { randomBytes } from 'node:crypto'

import { createLocalReq, type Payload } from 'payload'

import { accountOf } from '@/collections/users/count-log-ins'
import { tellStaffAction } from '@/editing/staff-actions'
import type { User } from '@/payload-types'
import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { inTransaction } from '@/platform/database/in-transaction'
import { withPayload } from '@/platform/database/with-payload'
import { env } from '@/platform/env'
import { mailSent } from '@/platform/mail/mail'
import { byProgram } from '@/platform/program'

const HOUR_MS = 3600_000

/** `proconnect secours ADRESSE`: prints a password with which that account can sign in for an hour. Returns 1 without account. */
export const rescue: Command['run'] = async (args, config) => {
  const { positionals } = parse(args, {})
  const [action, email] = positionals
  if (action !== 'secours' || !email || positionals.length > 2) {
    throw new UsageError('La seule action est « secours », suivie de l’adresse d’un compte.')
  }
  return withPayload(config(), async (payload) => {
    const password = await rescueAccount(payload, email)
    if (!password) {
      console.error(`Aucun compte n’a l’adresse ${email}.`)
      return EXIT.refused
    }
    await mailSent(payload)
    console.log(
      `Pendant une heure, ce compte se connecte sur ${env().siteUrl}/admin/login?secours=1 avec ce mot de passe :\n${password}`,
    )
    return EXIT.done
  })
}

/**
 * Gives the account with the address `email` a new random password, which serves for an hour, and which no other account has.
 * Returns the password; null if there is no such account.
 */
export async function rescueAccount(payload: Payload, email: string): Promise<string | null> {
  const req = await createLocalReq({ context: byProgram('la commande de secours') }, payload)
  return inTransaction(req, async () => {
    const where = { email: { equals: accountOf(email) } }
    const account = await payload.db.findOne<User>({ collection: 'users', where, req })
    if (!account) return null
    await endRescue(payload, req)
    const password = randomBytes(16).toString('base64url')
    const rescuedUntil = new Date(Date.now() + HOUR_MS).toISOString()
    const data = { password, rescuedUntil, lockUntil: null, loginAttempts: 0 }
    const document = { collection: 'users', id: account.id } as const
    await payload.update({ ...document, data, depth: 0, req })
    await tellStaffAction(req, { does: 'a ouvert pour une heure l’accès de secours à', document })
    return password
  })
}

async function endRescue(
  { db }: Payload,
  req: Awaited<ReturnType<typeof createLocalReq>>,
): Promise<void> {
  const where = { rescuedUntil: { exists: true } }
  await db.updateMany({ collection: 'users', where, data: { rescuedUntil: null }, req })
}
