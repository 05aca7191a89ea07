import type { CollectionBeforeChangeHook, TypeWithID } from 'payload'

import { isBeingPublished } from '@/editing/faults'
import { fileStore } from '@/platform/files/store'
import { Refusal } from '@/platform/refusal'
import type { FileFolder } from '@/text/file-folders'
import { atTheFile, receivedFile } from './received'

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
export const keepFile =
  (folder: FileFolder): CollectionBeforeChangeHook<Stored> =>
  async ({ context, data, originalDoc, req }) => {
    if (context.isRestoringVersion) return data
    const file = receivedFile(req)
    if (!file || data.filename !== file.name) {
      // Payload also fetches files from addresses and takes names on trust where the server's own code asks.
      if (data.filename && data.filename !== originalDoc?.filename) {
        throw new Refusal('Envoyez le fichier lui-même, pas son adresse.', 400)
      }
      const doc = { ...originalDoc, ...data } as Stored
      if (isBeingPublished({ doc, req }) && !doc.filename) {
        throw atTheFile('Choisissez un fichier avant de publier.', folder, req)
      }
      return { ...data, checksum: originalDoc?.checksum ?? null }
    }
    const store = fileStore(req.payload)
    await store.write(file.name, file.bytes)
    for (const [size, bytes] of Object.entries(req.payloadUploadSizes ?? {})) {
      const name = data.sizes?.[size]?.filename
      if (name) await store.write(name, bytes)
    }
    // Payload draws some images once more: what is kept is what was checked.
    return { ...data, filesize: file.bytes.length, checksum: file.checksum }
  }
