import type { Payload } from 'payload'

import type { PublicVersion } from '@/payload-types'

import { unpacked, type PublicContent } from './content'
import { changesBetween, type PassageChange } from './passages'

/** One published change. `before`: when the version that it replaced began; null when nothing of it may be shown. */
export type Entry = {
  id: string
  at: Date
  before: Date | null
  kind: PublicVersion['kind']
  reason: string
  isMinor: boolean
  isWithdrawn: boolean
  changes: PassageChange[]
}

/** The changes of a page, newest first. `start`: its first version with the current call; `older`: number of changes not listed. */
export type PageChanges = { entries: Entry[]; older: number; start: Entry }

/** Changes to list. */
const MOST_LISTED = 100

const LIGHT = {
  at: true,
  kind: true,
  call: true,
  isEntry: true,
  reason: true,
  isMinor: true,
  isWithdrawn: true,
} as const

/**
 * Returns the changes of the page `id` since it shows its current call, from the versions recorded; null if visitors read no
 * page with a call there now.
 */
export async function changesOf(payload: Payload, id: string): Promise<PageChanges | null> {
  const { docs } = await payload.db.find<PublicVersion>({
    collection: 'public-versions',
    where: { page: { equals: id } },
    select: LIGHT,
    sort: '-at',
    pagination: false,
  })
  const [newest] = docs
  if (!newest?.call) return null
  const other = docs.findIndex(({ call }) => call && call !== newest.call)
  const ofCall = other < 0 ? docs : docs.slice(0, other)
  const first = ofCall.findLastIndex(({ call }) => call)
  const listed = ofCall.slice(0, first).filter(({ isEntry }) => isEntry)
  const turns = listed.slice(0, MOST_LISTED).map((version) => ({
    version,
    before: ofCall
      .slice(ofCall.indexOf(version) + 1)
      .find(({ isWithdrawn, kind }) => !isWithdrawn && kind !== 'absent'),
  }))
  const contents = await contentsOf(
    payload,
    turns.flatMap(({ version, before }) => [version.id, ...(before ? [before.id] : [])]),
  )
  const entries = turns.map(({ version, before }): Entry => {
    const was = before && contents.get(before.id)
    const is = contents.get(version.id)
    const changes = was && is ? changesBetween(was.passages, is.passages) : []
    return entryOf(version, before ?? null, changes)
  })
  return { entries, older: listed.length - turns.length, start: entryOf(ofCall[first]!, null, []) }
}

const entryOf = (
  version: PublicVersion,
  before: PublicVersion | null,
  changes: PassageChange[],
): Entry => ({
  id: version.id,
  at: new Date(version.at),
  before: before && new Date(before.at),
  kind: version.kind,
  reason: version.reason?.trim() ?? '',
  isMinor: Boolean(version.isMinor),
  isWithdrawn: Boolean(version.isWithdrawn),
  changes,
})

async function contentsOf(payload: Payload, ids: string[]): Promise<Map<string, PublicContent>> {
  if (!ids.length) return new Map()
  const { docs } = await payload.db.find<PublicVersion>({
    collection: 'public-versions',
    where: { id: { in: [...new Set(ids)] } },
    select: { content: true },
    pagination: false,
  })
  return new Map(
    docs.flatMap(({ id, content }) => {
      const unpackedContent = unpacked(content)
      return unpackedContent ? [[id, unpackedContent] as const] : []
    }),
  )
}
