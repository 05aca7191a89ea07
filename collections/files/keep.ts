import path from 'node:path'
import type { CollectionBeforeOperationHook, TypeWithID } from 'payload'

import { beforeSave, isBeingPublished } from '@/editing/faults'
import { storedVersion } from '@/editing/history/stored'
import { FILE_FIELDS } from '@/platform/files/limits'
import { fileStore } from '@/platform/files/store'
import { Refusal } from '@/platform/refusal'
import type { FileFolder } from '@/text/site-path'

import { receivedFile, refuseFile } from './received'

type Stored = TypeWithID & {
  filename?: string | null
  checksum?: string | null
  _status?: string | null
  sizes?: Record<string, StoredSize | undefined>
}

type StoredSize = {
  filename?: string | null
  filesize?: number | null
  height?: number | null
  mimeType?: string | null
  width?: number | null
}

/**
 * Before a save: writes the bytes of the file that came with it, and of its sizes, then notes their checksum.
 * Before the document, so that nobody is ever told of a file that is not there; should the save then fail, bytes that
 * nothing names are left, which harms nobody.
 */
export const keepFile = (folder: FileFolder) =>
  beforeSave<Stored>(async ({ before, doc, sent, req }) => {
    if (req.context.isRestoringVersion) return
    const file = receivedFile(req)
    if (!file || sent.filename !== file.name) {
      // Payload also fetches files from addresses and takes names on trust where the server's own code asks.
      if (sent.filename && sent.filename !== before?.filename) {
        throw new Refusal('Envoyez le fichier lui-même, pas son adresse.', 400)
      }
      if (isBeingPublished({ doc, req }) && !doc.filename) {
        refuseFile('Choisissez un fichier avant de publier.', folder, req)
      }
      return { ...sent, checksum: before?.checksum ?? null }
    }
    const store = fileStore(req.payload)
    await store.write(file.name, file.bytes)
    const kept = { ...sent, checksum: file.checksum }
    if (!file.sizes) return kept
    const sizes: Stored['sizes'] = {}
    for (const [size, { bytes, info }] of Object.entries(file.sizes)) {
      const filename = sizeName(file.name, info)
      await store.write(filename, bytes)
      const { height, width } = info
      sizes[size] = { filename, filesize: bytes.length, height, mimeType: 'image/webp', width }
    }
    return { ...kept, sizes }
  })

/** As Payload named them: `remove.ts` finds the file by the beginning of the name. */
const sizeName = (name: string, { height, width }: { height: number; width: number }) =>
  `${path.parse(name).name}-${width}x${height}.webp`

const RESTORED = [...FILE_FIELDS, 'checksum']

/** Before a version is restored: notes which one. */
export const rememberVersion: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'restoreVersion') {
    req.context.restoredVersion = (args as { id?: string }).id
  }
}

/** Before it is saved: brings its file back, which Payload leaves as it is now unless the server itself asks. */
export const restoreFile = beforeSave(async ({ before, config, sent, req }) => {
  if (!req.context.isRestoringVersion) return
  const document = { collection: config.slug as FileFolder, id: before!.id! }
  const asked = { id: { equals: req.context.restoredVersion as string } }
  const restored = await storedVersion(req, document, asked)
  const kept = RESTORED.map((field) => [field, restored?.version[field] ?? null])
  return { ...sent, ...(Object.fromEntries(kept) as object) }
})
