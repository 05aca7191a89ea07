import type { Payload } from 'payload'

import { migrations as mongodb } from '@/migrations/mongodb'
import { migrations as sqlite } from '@/migrations/sqlite'
import { appliedMigrations } from '@/platform/database/applied-migrations'
import { databaseFromUrl } from '@/platform/database/database-url'
import type { Env } from '@/platform/env'
import { isStopping } from '@/platform/http/stopping'
import { within } from '@/platform/within'

import { isDatabaseUp, knownFault } from './database'
import { storageTrouble } from './storage'
import { storageFault } from './storage-fault'

const ANSWER_WITHIN_MS = 2_000
const NO_ANSWER = 'La base de données ne répond pas.'

/**
 * Why this process should be sent no visitors, in one French sentence; null when it should. `open` gives the site, whose
 * database is at `databaseUrl` and whose files are in `dataDir`. Takes some seconds at most.
 */
export async function whyNotReady(
  open: () => Promise<Payload>,
  { databaseUrl, dataDir }: Pick<Env, 'databaseUrl' | 'dataDir'>,
): Promise<string | null> {
  if (isStopping()) return 'Le serveur s’arrête.'
  try {
    const payload = await within(ANSWER_WITHIN_MS, open())
    if (!(await isDatabaseUp(payload))) return knownFault() ?? NO_ANSWER
    const applied = await within(ANSWER_WITHIN_MS, appliedMigrations(payload))
    const all = databaseFromUrl(databaseUrl) === 'sqlite' ? sqlite : mongodb
    const isMissing = all.some(({ name }) => !applied.includes(name))
    if (isMissing) return 'Il manque des migrations à la base de données.'
    return await within(ANSWER_WITHIN_MS, storageTrouble(databaseUrl, dataDir))
  } catch (error) {
    return storageFault(error) ?? NO_ANSWER
  }
}
