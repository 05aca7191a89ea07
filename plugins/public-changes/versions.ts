import type { Payload, Where } from 'payload'

import type { PublicVersion } from '@/payload-types'

import { packed } from './content'
import type { Kind } from './kinds'
import type { Read } from './read'

type Recorded = Read & { at: Date; checkedAt: Date; kind: Kind; isEntry: boolean }

/** Saves a version. Another server may have saved the same one: returns the one stored. */
export async function save(
  payload: Payload,
  id: string,
  version: Recorded,
): Promise<PublicVersion> {
  const { at, call, checkedAt, content, fingerprint, isEntry, kind, until } = version
  const key = `${id}@${at.toISOString()}`
  const data = {
    page: id,
    key,
    at: at.toISOString(),
    until: until?.toISOString() ?? null,
    checkedAt: checkedAt.toISOString(),
    call,
    kind,
    isEntry,
    fingerprint,
    content: content && packed(content),
  }
  try {
    return (await payload.db.create({ collection: 'public-versions', data })) as PublicVersion
  } catch (error) {
    const where = { key: { equals: key } }
    const same = await payload.db.findOne<PublicVersion>({ collection: 'public-versions', where })
    if (same) return same
    throw error
  }
}

/** Remembers that `version` still holds after a publication, so that a later difference is not attributed to it. */
export async function confirm(payload: Payload, { checkedAt, id }: PublicVersion, at: Date) {
  if (checkedAt && new Date(checkedAt) >= at) return
  const data = { checkedAt: at.toISOString() }
  await payload.db.updateOne({ collection: 'public-versions', id, data, returning: false })
}

/** The newest version of the page `id`; undefined if there is none. */
export async function lastVersion(
  payload: Payload,
  id: string,
  before: Where = {},
): Promise<PublicVersion | undefined> {
  const { docs } = await payload.db.find<PublicVersion>({
    collection: 'public-versions',
    where: { and: [{ page: { equals: id } }, before] },
    sort: '-at',
    limit: 1,
    pagination: false,
  })
  return docs[0]
}
