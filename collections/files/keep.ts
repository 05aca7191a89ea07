import path from 'node:path'
import type { CollectionBeforeOperationHook, TypeWithID } from 'payload'

import { beforeSave, isBeingPublished } from '@/editing/faults'
import { storedVersion } from '@/editing/changes/stored'
import { FILE_FIELDS } from '@/platform/files/limits'
import { fileStore } from '@/platform/files/store'
import { Refusal } from '@/platform/refusal'
import type { FileFolder } from '@/text/site-path'

import { receivedFile, refuseFile } from './received'

type StoredFile = TypeWithID & {
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
 * Before a save: writes the bytes of the uploaded file and of its sizes, then stores their checksum. Writes before the
 * document, so that no document ever names a missing file. If the save then fails, unused bytes remain, which is harmless.
 */
export const keepFile = (folder: FileFolder) =>
  beforeSave<StoredFile>(async ({ before, doc, sent, req }) => {
    if (req.context.isRestoringVersion) return
    const file = receivedFile(req)
    if (!file || sent.filename !== file.name) {
      // For the server's own code, Payload also fetches files from addresses and trusts file names.
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
    const sizes: StoredFile['sizes'] = {}
    for (const [size, { bytes, info }] of Object.entries(file.sizes)) {
      const filename = sizeName(file.name, info)
      await store.write(filename, bytes)
      const { height, width } = info
      sizes[size] = { filename, filesize: bytes.length, height, mimeType: 'image/webp', width }
    }
    return { ...kept, sizes }
  })

/** Payload's naming: `remove.ts` finds these files by the beginning of the name. */
const sizeName = (name: string, { height, width }: { height: number; width: number }) =>
  `${path.parse(name).name}-${width}x${height}.webp`

const RESTORED = [...FILE_FIELDS, 'checksum']

/** Before a version is restored: remembers which one. */
export const rememberVersion: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'restoreVersion') {
    req.context.restoredVersion = (args as { id?: string }).id
  }
}

/** Before it is saved: restores its file. Payload keeps the current file, except for the server's own code. */
export const restoreFile = beforeSave(async ({ before, config, sent, req }) => {
  if (!req.context.isRestoringVersion) return
  const document = { collection: config.slug as FileFolder, id: before!.id! }
  const asked = { id: { equals: req.context.restoredVersion as string } }
  const restored = await storedVersion(req, document, asked)
  const kept = RESTORED.map((field) => [field, restored?.version[field] ?? null])
  return { ...sent, ...(Object.fromEntries(kept) as object) }
})
