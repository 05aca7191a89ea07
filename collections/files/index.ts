import type { CollectionConfig, PayloadRequest, UploadConfig } from 'payload'

import { isStoredName } from '@/platform/files/store'
import { storedResponse } from '@/platform/files/stored-response'
import type { FileFolder } from '@/text/site-path'

import { addressFile, keepShownAddress } from './address'
import { keepFile, rememberVersion, restoreFile } from './keep'
import { receiveFile } from './received'
import { forgetFiles, rememberFiles } from './remove'

/**
 * The file of that name, for the admin's own pictures and links. Payload has checked that whoever asks may read the
 * document; visitors have the file's public address.
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
 * A collection whose files are checked by their content and kept in the site's store (`platform/files`), not by Payload:
 * each version keeps its own bytes, at one address. Nothing is fetched from elsewhere, nor cut out, nor copied: a second
 * document would have a second address for the same file. Sent one by one, for each image needs a text of its own.
 */
export function keepingFiles(collection: FileCollection): CollectionConfig {
  const { slug, upload } = collection
  return {
    ...collection,
    disableDuplicate: true,
    // Payload's own, whose labels are in English.
    fields: [
      ...collection.fields,
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
