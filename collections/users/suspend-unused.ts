import { randomUUID } from 'node:crypto'

import type { Payload, Plugin } from 'payload'

import type { User } from '@/payload-types'
import { withBackgroundWork } from '@/platform/background'
import { ifLeased, LEASE_MS } from '@/platform/database/lease'
import { env } from '@/platform/env'
import { writeTo } from '@/platform/mail/mail'
import { byProgram } from '@/platform/program'
import { frenchDay } from '@/text/french-date'
import { shiftDays } from '@/text/paris-time'

/** Days without a log-in after which an account is suspended: six months. Its holder is warned two weeks before. */
const UNUSED_DAYS = 183
const NOTICE_DAYS = 14

/**
 * Warns the holders of accounts that are about to be suspended, once, and suspends those that were warned two weeks ago and
 * have not been used since. Keeps the administrator who signed in last, so that one remains. Without a mail server, the date
 * of the warning is stored all the same.
 */
export async function suspendUnused(payload: Payload, now = new Date()): Promise<void> {
  const lease = { name: 'suspension des comptes', holder: randomUUID() }
  await ifLeased(payload, lease, LEASE_MS, async (isOurs) => {
    const { docs } = await payload.find({
      collection: 'users',
      where: { suspended: { not_equals: true } },
      depth: 0,
      pagination: false,
    })
    const inUse = docs.toSorted((one, other) => lastUse(other) - lastUse(one))
    const kept = inUse.find(({ role }) => role === 'administrator')
    for (const account of docs) {
      if (account !== kept && isOurs()) await suspendOrWarn(payload, account, now)
    }
  })
}

/** When the account was last used, in ms: at its creation, if no log-in was recorded. */
const lastUse = ({ createdAt, lastLogInAt }: User): number => Date.parse(lastLogInAt ?? createdAt)

async function suspendOrWarn(payload: Payload, account: User, now: Date): Promise<void> {
  const { id, suspensionWarnedAt } = account
  const isUnusedFor = (days: number) => lastUse(account) <= shiftDays(now, -days).getTime()
  if (!isUnusedFor(UNUSED_DAYS - NOTICE_DAYS)) return
  const warned = suspensionWarnedAt ? Date.parse(suspensionWarnedAt) : 0
  if (warned <= lastUse(account)) return warn(payload, account, now)
  if (warned > shiftDays(now, -NOTICE_DAYS).getTime() || !isUnusedFor(UNUSED_DAYS)) return
  const context = byProgram('la suspension des comptes inutilisés')
  await payload.update({ collection: 'users', id, data: { suspended: true }, depth: 0, context })
}

async function warn(payload: Payload, account: User, now: Date): Promise<void> {
  // Before the email: if the server stops in between, a second email would be worse than none.
  const data = { suspensionWarnedAt: now.toISOString(), updatedAt: null }
  await payload.db.updateOne({ collection: 'users', id: account.id, data, returning: false })
  const end = frenchDay(shiftDays(now, NOTICE_DAYS))
  writeTo(payload, {
    to: account,
    subject: `Votre compte sera suspendu après le ${end}`,
    paragraphs: [
      `Votre compte sur l’administration du site n’a pas servi depuis le ${frenchDay(new Date(lastUse(account)))}. Pour le garder, connectez-vous avant le ${end}\u00a0:`,
      { address: `${env().siteUrl}/admin`, label: 'Me connecter' },
      'Sinon, il sera suspendu. Vos contenus ne changent pas, et une personne qui administre le site pourra le rouvrir.',
    ],
  })
}

/** Suspends unused accounts, every hour on a server. */
export const suspendingUnused: Plugin = (config) =>
  withBackgroundWork(config, {
    hourly: {
      run: (payload) => suspendUnused(payload),
      failing: 'Des comptes inutilisés n’ont pas été suspendus',
    },
  })
