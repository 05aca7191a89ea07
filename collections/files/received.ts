import { randomUUID } from 'node:crypto'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { refuseAt } from '@/editing/faults'
import { type CheckedFile, checkFile, FileRefused } from '@/platform/files/check'
import { Refusal } from '@/platform/refusal'
import type { FileFolder } from '@/text/site-path'

/** A file that came with the request and was checked. `sentName`: as the sender calls it; `name`: in the store. */
export type ReceivedFile = CheckedFile & { sentName: string; name: string }

/** The file of the save in progress, if it has one. */
export const receivedFile = ({ context }: PayloadRequest): ReceivedFile | null =>
  (context.receivedFile as ReceivedFile | undefined) ?? null

type Args = { id?: string; data?: object; req: PayloadRequest }

/**
 * Before a save: checks the file that comes with it by its content, and gives Payload in its place what is kept, under a
 * name that no file ever had. So a draft, an older version and what is published each keep their own bytes.
 */
export const receiveFile =
  (folder: FileFolder): CollectionBeforeOperationHook =>
  async ({ args, operation, overrideAccess, req }) => {
    if (operation !== 'create' && operation !== 'update') return
    delete req.context.receivedFile
    refuseRemoteFile(folder, operation, req)
    // Visitors are refused by the access rules, before their file is looked at.
    if (!req.file || (!overrideAccess && !req.user)) return
    if (operation === 'update' && !(args as Args).id) {
      throw new Refusal('Un fichier remplace celui d’un seul contenu à la fois.', 400)
    }
    const sentName = req.file.name
    const checked = await checkFile(req.file.data, folder).catch((error: unknown) => {
      throw error instanceof FileRefused ? refuseFile(error.message, folder, req) : error
    })
    const name = `${randomUUID()}.${checked.extension}`
    req.context.receivedFile = { ...checked, sentName, name } satisfies ReceivedFile
    req.file = { name, data: checked.bytes, mimetype: checked.type, size: checked.bytes.length }
  }

/**
 * Where a file is to be cut, or none came with a new document, Payload would fetch it from the address that the request
 * names, which it keeps aside before any hook: forgets the first, refuses the second.
 */
function refuseRemoteFile(folder: FileFolder, operation: 'create' | 'update', req: PayloadRequest) {
  delete (req.query as { uploadEdits?: unknown } | undefined)?.uploadEdits
  if (operation === 'create' && !req.file && req.data?.url) {
    refuseFile('Choisissez un fichier\u00a0: le site n’en va chercher aucun ailleurs.', folder, req)
  }
}

/** Says `message` of the file of a form. */
export const refuseFile = (message: string, folder: FileFolder, req: PayloadRequest): never =>
  refuseAt({ path: 'file', label: 'Fichier', message }, folder, req)
