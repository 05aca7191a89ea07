import type { CollectionConfig, UploadConfig } from 'payload'

import type { FileFolder } from '@/text/file-folders'

import { addressFile } from './address'
import { keepFile } from './keep'
import { receiveFile } from './received'
import { refusingRemovalOfShown } from './refuse-removing-shown'
import { forgetFiles, rememberFiles } from './remove'
import { rememberVersion, restoreFile } from './restore'
import { serveStored } from './serve'

type FileCollection = Omit<CollectionConfig, 'slug' | 'upload'> & {
  slug: FileFolder
  upload: UploadConfig
}

/**
 * A collection whose files are checked by their content and kept in the site's store (`platform/files`), not by Payload:
 * each version keeps its own bytes, at one address. Nothing is fetched from elsewhere, nor cut out, nor copied: a second
 * document would have a second address for the same file. Sent one by one, for each image needs a text of its own.
 */
export function keepingFiles(collection: FileCollection): CollectionConfig {
  const { hooks, slug, upload } = collection
  const refusing = refusingRemovalOfShown(slug)
  return {
    ...collection,
    disableDuplicate: true,
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
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), rememberVersion, receiveFile(slug)],
      beforeValidate: [...(hooks?.beforeValidate ?? []), addressFile(slug)],
      beforeChange: [
        ...(refusing.beforeChange ?? []),
        ...(hooks?.beforeChange ?? []),
        restoreFile,
        keepFile(slug),
      ],
      beforeDelete: [
        ...(refusing.beforeDelete ?? []),
        ...(hooks?.beforeDelete ?? []),
        rememberFiles,
      ],
      afterOperation: [...(hooks?.afterOperation ?? []), forgetFiles],
    },
  }
}
