import { setImmediate } from 'node:timers/promises'

import type { Payload } from 'payload'

import { processSingleton } from '@/platform/process-singleton'
import { Refusal } from '@/platform/refusal'
import { currentRevision } from '@/platform/revisions/read'
import { TooLate, within } from '@/platform/within'

import { ContentIndex } from './content-index'
import { indexed } from './indexed-document'
import { latestVersions, publishedBelow } from './stored'
import { keyOf, subjectsOf } from './subjects'
import { versionDates } from './version-dates'

/** Documents read together: between two reads, the server answers other requests. */
const AT_ONCE = 100

/** A search reads fewer changed documents than this at once, in some tens of milliseconds. */
const MANY = 50

/** A caller waits this long for an index that is being built, after a start. */
const PATIENCE_MS = 8_000

type Refreshing = {
  index: ContentIndex
  running: Promise<unknown>
  next: Promise<void> | null
  /** The documents saved by this process since the last refresh began. */
  saves: number
  /** The revision of the public content that was followed last. */
  revision: string | null
}

const indexes = processSingleton('eigSearchIndexes', () => new WeakMap<Payload, Refreshing>())

/**
 * The index of all contents, with every change committed before the call: reads the documents whose latest version has
 * another date than the one it knows, and forgets those that are deleted or in the trash. So several instances agree. Callers
 * at the same time share one refresh. Throws a Refusal (503) if that takes longer than `patienceMs`.
 */
export async function currentIndex(
  payload: Payload,
  patienceMs = PATIENCE_MS,
): Promise<ContentIndex> {
  const held = indexes().get(payload) ?? {
    index: new ContentIndex(),
    running: Promise.resolve(),
    next: null,
    saves: 0,
    revision: null,
  }
  indexes().set(payload, held)
  // A refresh in progress may have read a document before its last change, so each caller gets one that begins later.
  held.next ??= held.running
    .catch(() => {})
    .then(() => {
      held.next = null
      held.saves = 0
      const refreshed = refresh(payload, held.index)
      held.running = refreshed
      return refreshed
    })
  if (patienceMs === Infinity) await held.next
  else await within(patienceMs, held.next).catch(refuseLate)
  return held.index
}

/**
 * Notes that a document was saved. Once many were, refreshes the index in the background, so that the next search does not wait
 * for all of them. Does nothing in a process without an index, such as an import.
 */
export function noteSave(payload: Payload): void {
  const held = indexes().get(payload)
  if (!held) return
  held.saves += 1
  if (held.saves === MANY) refreshInBackground(payload)
}

/**
 * Refreshes the index in the background if the public content changed since the last call: what an import or another instance
 * publishes is then read before the next search. Does nothing in a process without an index.
 */
export async function followRevisions(payload: Payload): Promise<void> {
  const held = indexes().get(payload)
  if (!held) return
  const revision = await currentRevision(payload)
  if (revision === held.revision) return
  held.revision = revision
  refreshInBackground(payload)
}

/** The next search tries again, and reports the failure. */
const refreshInBackground = (payload: Payload): void =>
  void currentIndex(payload, Infinity).catch(() => {})

function refuseLate(error: unknown): never {
  if (!(error instanceof TooLate)) throw error
  throw new Refusal('La recherche se prépare : réessayez dans quelques secondes.', 503)
}

async function refresh(payload: Payload, index: ContentIndex): Promise<void> {
  const kept = new Set<string>()
  for (const subject of subjectsOf(payload)) {
    const dates = await versionDates(payload, subject)
    const changed: string[] = []
    for (const [id, date] of dates) {
      const key = keyOf({ subject, id })
      kept.add(key)
      if (index.savedAt(key) !== date) changed.push(id)
    }
    for (let at = 0; at < changed.length; at += AT_ONCE) {
      const some = await latestVersions(payload, subject, changed.slice(at, at + AT_ONCE))
      const published = await publishedBelow(payload, subject, some)
      for (const { doc, id } of some) {
        // If it was saved meanwhile, its earlier date makes the next refresh read it again.
        const versions = { doc, online: published.get(id) }
        index.put(indexed(payload, { subject, id }, versions, dates.get(id)!))
        await setImmediate()
      }
    }
  }
  index.keepOnly((key) => kept.has(key))
}
