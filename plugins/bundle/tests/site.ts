/** What visitors and staff find in a site, to compare two sites. */
import { createLocalReq, type Payload } from 'payload'

import { backup } from '../backup'
import { inspectBundle } from '../inspect'
import type { Tell } from '../pack'
import { partsOf } from '../parts'
import { portable, type Mapping } from '../portable'
import { idsOf, rowsOf } from '../rows'
import { restore } from '../restore'
import { portableId } from '@/platform/database/ids'
import { localDisk } from '@/platform/files/local-disk'
import type { FileStore } from '@/platform/files/store'
import { contentAt, siteContent } from '@/site/content'
import { renderPage } from '@/site/page/render'
import { OPEN_INSTANT } from '@/tests/fixtures/content'

/** Reports progress to no one. */
export const tell = () => {}

export const makeBackup = (payload: Payload, file: string, folder: string, withAccounts = true) =>
  backup(payload, { file, files: localDisk(folder), withAccounts, tell })

/** Restores `file` into `payload`, and its files into `files` (a folder or a store). */
export async function restoreFrom(
  payload: Payload,
  file: string,
  files: string | FileStore,
  told: Tell = tell,
): Promise<void> {
  const inspection = await inspectBundle(payload.config, file, told)
  const store = typeof files === 'string' ? localDisk(files) : files
  await restore(payload, { file, inspection, files: store, withAccounts: true, tell: told })
}

/** Returns the bytes of every public page, while the call is open and after it is closed. */
export async function publicPages(payload: Payload): Promise<Record<string, string>> {
  const { docs } = await payload.find({
    collection: 'pages',
    where: { _status: { equals: 'published' } },
    pagination: false,
    depth: 0,
    sort: 'slug',
  })
  const site = await siteContent(payload)
  const pages: Record<string, string> = {}
  for (const { slug } of docs) {
    for (const instant of [OPEN_INSTANT, new Date('2030-01-01T00:00:00Z')]) {
      const found = await contentAt(payload, `/${slug}`, instant)
      if (found.kind !== 'page') throw new Error(`/${slug}: ${found.kind}`)
      pages[`/${slug} ${instant.toISOString()}`] = await renderPage(found.page, site)
    }
  }
  return pages
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const PORTABLE_IDS: Mapping = {
  relation: (_, id) => portableId(id),
  json: (value) => JSON.parse(JSON.stringify(value).replace(UUID, portableId)) as unknown,
}

/** Returns every document and version, with dates and statuses, and with ids that both databases can hold. */
export async function everything(payload: Payload): Promise<Record<string, object[]>> {
  const reader = { payload, req: await createLocalReq({}, payload) }
  const all: Record<string, object[]> = {}
  for (const part of partsOf(payload)) {
    const ids = await idsOf(reader, part)
    all[part.path] = []
    for await (const row of rowsOf(reader, part, ids)) {
      const id = part.kind === 'global' ? part.slug : portableId(String(row.id))
      all[part.path]!.push({ id, ...portable(part.fields, row, PORTABLE_IDS) })
    }
  }
  return all
}
