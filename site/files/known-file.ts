import type { Payload } from 'payload'

import type { FileView } from '@/components/views'
import { DatabaseDown, isDatabaseKnownDown } from '@/platform/health/database'
import { within } from '@/platform/within'
import { publicFile } from '@/site/content/files'
import type { FileFolder } from '@/text/file-folders'
import { RecentMap } from '@/text/recent-map'

/** Some 300 bytes each. */
const CAPACITY = 2_000
const ANSWER_WITHIN_MS = 2_000
/** When there is nothing else to show. */
const LAST_CHANCE_MS = 8_000

/** On the global object: the bundler may load this module more than once. */
const shared = globalThis as { eigKnownFiles?: RecentMap<FileView> }
const known = () => (shared.eigKnownFiles ??= new RecentMap(CAPACITY))

/**
 * The published file at `/folder/slug`, or null; while the database is down, what it last said of that file, so that the
 * images of a page that is shown are shown too. Throws when it said nothing.
 */
export async function knownFile(
  payload: Payload,
  folder: FileFolder,
  slug: string,
): Promise<FileView | null> {
  const key = `${folder}/${slug}`
  const last = known().get(key)
  try {
    if (isDatabaseKnownDown()) throw new DatabaseDown()
    const asked = publicFile(payload, folder, slug)
    const file = await within(last ? ANSWER_WITHIN_MS : LAST_CHANCE_MS, asked)
    if (file) known().set(key, file)
    else known().delete(key)
    return file
  } catch (error) {
    if (last) return last
    throw error
  }
}
