import path from 'node:path'

import { localDisk } from './local-disk'
import { s3 } from './s3'
import type { S3Settings } from './s3-settings'
import type { FileStore } from './store'

/** Where the site keeps its files: in the bucket of `settings`, or else in `files` under `dataDir`. */
export const chosenStore = (dataDir: string, settings: S3Settings | null | undefined): FileStore =>
  settings ? s3(settings) : localDisk(path.resolve(dataDir, 'files'))
