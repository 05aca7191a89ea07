import type { CollectionConfig, PayloadRequest, UploadConfig } from 'payload'

import { shownByField } from '@/editing/staff-screens'
import { isStoredName } from '@/platform/files/store'
import { storedResponse } from '@/platform/files/stored-response'
import type { FileFolder } from '@/text/site-path'

import { addressFile, keepShownAddress } from './address'
import { keepFile, rememberVersion, restoreFile } from './keep'
import { receiveFile } from './received'
import { forgetFiles, rememberFiles } from './remove'

/**
 * Serves a stored file by name, for the pictures and links of the admin. Payload has checked that the caller may read the
 * document; visitors use the public address of the file.
 */
async function serveStored(
  req: PayloadRequest,
  { params: { filename } }: { params: { filename: string } },
): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-cache' }
  const response = isStoredName(filename)
    ? await storedResponse(req.payload, filename, { request: req, headers })
    : null
  return response ?? new Response(null, { status: 404 })
}

type FileCollection = Omit<CollectionConfig, 'hooks' | 'slug' | 'upload'> & {
  slug: FileFolder
  upload: UploadConfig
}

/**
 * Returns a collection whose files are checked by content and kept in the site's store (`platform/files`), not by Payload:
 * each version keeps its own bytes, at one address. Files are never fetched from an address, cropped or duplicated: a
 * second document would give the same file a second address. Files are sent one by one, because each image needs its own
 * alternative text.
 */
export function keepingFiles(collection: FileCollection): CollectionConfig {
  const { slug, upload } = collection
  return {
    ...collection,
    disableDuplicate: true,
    // Redefines Payload's own fields, whose labels are in English.
    fields: [
      ...collection.fields,
      shownByField,
      { name: 'mimeType', type: 'text', label: 'Type de fichier' },
      { name: 'thumbnailURL', type: 'text', label: 'Adresse de la vignette' },
    ],
    upload: {
      ...upload,
      crop: false,
      focalPoint: false,
      disableLocalStorage: true,
      pasteURL: false,
      bulkUpload: false,
      handlers: [serveStored],
    },
    hooks: {
      beforeOperation: [rememberVersion, receiveFile(slug)],
      beforeValidate: [addressFile(slug)],
      beforeChange: [keepShownAddress(slug), restoreFile, keepFile(slug)],
      beforeDelete: [rememberFiles],
      afterOperation: [forgetFiles],
    },
  }
}
