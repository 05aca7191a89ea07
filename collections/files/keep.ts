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
  sizes?: Record<string, { filename?: string | null } | undefined>
}

/**
 * Before a save: writes the bytes of the file that came with it, and of Payload's sizes of it, then notes their checksum.
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
    for (const [size, bytes] of Object.entries(req.payloadUploadSizes ?? {})) {
      const name = sent.sizes?.[size]?.filename
      if (name) await store.write(name, bytes)
    }
    // Payload draws some images once more: what is kept is what was checked.
    return { ...sent, filesize: file.bytes.length, checksum: file.checksum }
  })

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
