import type { GlobalSlug, Payload, Where } from 'payload'

import { databaseOf } from './database-of'

/** What a publication does to the settings of the site. `stored`: as they were; null before they were first published. */
export type GlobalChange = { kind: 'set'; global: GlobalSlug; at: string; stored: Stored | null }
type Stored = Record<string, unknown> & { updatedAt?: string }

/** The settings as stored; null before they are first published. */
export async function storedGlobal(payload: Payload, global: string): Promise<Stored | null> {
  const found = await databaseOf(payload).findGlobal<Stored>({ slug: global })
  // One of the two databases says null, the other an empty object.
  return (found as Stored | null)?.updatedAt ? found : null
}

/**
 * Puts settings back as visitors read them, and the draft as the latest version; those never published before become a
 * draft. Leaves what somebody else has published after `since` (ISO).
 */
export async function undoGlobalChange(
  payload: Payload,
  { at, global, stored }: GlobalChange,
  since?: string,
): Promise<void> {
  const db = databaseOf(payload)
  const now = await storedGlobal(payload, global)
  if (!now?.updatedAt || (since && now.updatedAt > since)) return
  const isOurs: Where[] = [{ 'version._status': { equals: 'published' } }]
  if (now.updatedAt > at) isOurs.push({ 'version.updatedAt': { equals: now.updatedAt } })
  await db.deleteVersions({
    globalSlug: global,
    where: { and: [{ createdAt: { greater_than_equal: at } }, { or: isOurs }] },
  })
  await markLatest(payload, global)
  const before: Stored = stored ?? { _status: 'draft' }
  const missing = Object.keys(now).filter((name) => !KEPT.includes(name) && !(name in before))
  const empty = missing.map((name) => [name, Array.isArray(now[name]) ? [] : null] as const)
  await db.updateGlobal({ slug: global, data: { ...Object.fromEntries(empty), ...before } })
}

const KEPT = ['id', '_id', 'globalType', 'createdAt', 'updatedAt']

async function markLatest(payload: Payload, global: GlobalSlug): Promise<void> {
  const db = databaseOf(payload)
  const { docs } = await db.findGlobalVersions<Stored>({ global, sort: '-updatedAt', limit: 1 })
  const newest = docs[0]
  if (!newest || newest.latest) return
  const versionData = { ...newest, latest: true }
  await db.updateGlobalVersion<Stored>({ global, id: newest.id, versionData })
}
