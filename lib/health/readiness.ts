import type { Payload } from 'payload'

import { appliedMigrations } from '@/lib/applied-migrations'
import { databaseFromUrl } from '@/lib/database-url'
import { isStopping } from '@/lib/http/stopping'
import { within } from '@/lib/within'
import { migrations as mongodb } from '@/migrations/mongodb'
import { migrations as sqlite } from '@/migrations/sqlite'

import { isDatabaseUp } from './database'

const ANSWER_WITHIN_MS = 2_000
const NO_ANSWER = 'La base de données ne répond pas.'

/**
 * Why this process should be sent no visitors, in one French sentence; null when it should. `open` gives the site, whose
 * database is at `databaseUrl`. Takes some seconds at most.
 */
export async function whyNotReady(
  open: () => Promise<Payload>,
  databaseUrl: string,
): Promise<string | null> {
  if (isStopping()) return 'Le serveur s’arrête.'
  try {
    const payload = await within(ANSWER_WITHIN_MS, open())
    if (!(await isDatabaseUp(payload))) return NO_ANSWER
    const applied = await within(ANSWER_WITHIN_MS, appliedMigrations(payload))
    const all = databaseFromUrl(databaseUrl) === 'sqlite' ? sqlite : mongodb
    const isMissing = all.some(({ name }) => !applied.includes(name))
    return isMissing ? 'Il manque des migrations à la base de données.' : null
  } catch {
    return NO_ANSWER
  }
}
