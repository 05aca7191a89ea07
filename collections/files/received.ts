import { randomUUID } from 'node:crypto'
import type {
  CollectionBeforeOperationHook,
  Endpoint,
  PayloadRequest,
  SanitizedConfig,
} from 'payload'

import { throwFault } from '@/editing/faults'
import { type CheckedFile, checkFile, FileRefused } from '@/platform/files/check'
import { type DrawnSizes, drawInTurn, drawSizes } from '@/platform/files/draw'
import { Refusal } from '@/platform/refusal'
import { FILE_FOLDERS, type FileFolder } from '@/text/site-path'

/** A file after the checks. `sizes`: only for an image. */
export type PreparedFile = CheckedFile & { sizes: DrawnSizes | null }

/** A checked file of the request. `sentName`: its name at the sender; `name`: its name in the store. */
export type ReceivedFile = PreparedFile & { sentName: string; name: string }

/** Returns the file of the current save, if it has one. */
export const receivedFile = ({ context }: PayloadRequest): ReceivedFile | null =>
  (context.receivedFile as ReceivedFile | undefined) ?? null

type UploadHookArgs = { id?: string; data?: object; req: PayloadRequest }

/**
 * Before a save: checks the uploaded file by its content, and gives Payload the cleaned file instead, under a new unique
 * name. So a draft, an older version and the published version each keep their own bytes.
 */
export const receiveFile =
  (folder: FileFolder): CollectionBeforeOperationHook =>
  async ({ args, operation, overrideAccess, req }) => {
    if (operation !== 'create' && operation !== 'update') return
    delete req.context.receivedFile
    refuseRemoteFile(folder, operation, req)
    // The access rules refuse visitors before their file is read.
    if (!req.file || (!overrideAccess && !req.user)) return
    if (operation === 'update' && !(args as UploadHookArgs).id) {
      throw new Refusal('Un fichier remplace celui d’un seul contenu à la fois.', 400)
    }
    const sentName = req.file.name
    const prepared = preparedFor(req) ?? (await prepareOrRefuse(req.file.data, folder, req))
    const name = `${randomUUID()}.${prepared.extension}`
    req.context.receivedFile = { ...prepared, sentName, name } satisfies ReceivedFile
    req.file = { name, data: prepared.bytes, mimetype: prepared.type, size: prepared.bytes.length }
  }

/** Checks `sent` and draws its sizes. Throws FileRefused where the site does not keep it. */
export async function prepareFile(sent: Buffer, folder: FileFolder): Promise<PreparedFile> {
  const checked = await checkFile(sent, folder)
  const sizes = folder === 'images' ? await drawInTurn(() => drawSizes(checked.bytes)) : null
  return { ...checked, sizes }
}

/** Gives the request its file already prepared from the bytes `sent`, so that the save draws nothing. */
export function givePrepared(req: PayloadRequest, sent: Buffer, file: PreparedFile): void {
  req.context.preparedFile = { sent, file } satisfies PreparedBefore
}

async function prepareOrRefuse(
  sent: Buffer,
  folder: FileFolder,
  req: PayloadRequest,
): Promise<PreparedFile> {
  try {
    return await prepareFile(sent, folder)
  } catch (error) {
    throw error instanceof FileRefused ? refuseFile(error.message, folder, req) : error
  }
}

/**
 * Returns `config` with endpoints that check the files of staff and draw their sizes before Payload begins a transaction.
 * Images of 47 megapixels took 30 s together, during which SQLite accepted no write and no sign-in.
 */
export const preparingFiles = (config: SanitizedConfig): SanitizedConfig => ({
  ...config,
  collections: config.collections.map((collection) => {
    const folder = FILE_FOLDERS.find((slug) => slug === collection.slug)
    const { endpoints } = collection
    return folder && endpoints
      ? { ...collection, endpoints: endpoints.map((one) => preparingFile(one, folder)) }
      : collection
  }),
})

function preparingFile(endpoint: Endpoint, folder: FileFolder): Endpoint {
  const { handler, method, path } = endpoint
  const takesFile = (method === 'post' && path === '/') || (method === 'patch' && path === '/:id')
  if (!takesFile) return endpoint
  return {
    ...endpoint,
    handler: async (req) => {
      if (req.file && req.user) {
        const sent = req.file.data
        givePrepared(req, sent, await prepareOrRefuse(sent, folder, req))
      }
      return handler(req)
    },
  }
}

/** `sent`: the bytes from which `file` was made. */
type PreparedBefore = { sent: Buffer; file: PreparedFile }

function preparedFor({ context, file }: PayloadRequest): PreparedFile | null {
  const before = context.preparedFile as PreparedBefore | undefined
  return before && before.sent === file?.data ? before.file : null
}

/**
 * Payload would fetch a file from the address in the request, which it saves before any hook runs, if the file is to be
 * cropped or a new document comes without a file. Removes the crop, and refuses the document.
 */
function refuseRemoteFile(folder: FileFolder, operation: 'create' | 'update', req: PayloadRequest) {
  delete (req.query as { uploadEdits?: unknown } | undefined)?.uploadEdits
  if (operation === 'create' && !req.file && req.data?.url) {
    refuseFile('Choisissez un fichier\u00a0: le site n’en va chercher aucun ailleurs.', folder, req)
  }
}

/** Reports `message` on the file of the form. */
export const refuseFile = (message: string, folder: FileFolder, req: PayloadRequest): never =>
  throwFault({ path: 'file', label: 'Fichier', message }, folder, req)
