import type { AfterErrorHook } from 'payload'

import { FILE_FOLDERS } from '@/text/file-folders'

import { tooLarge } from './limits'

const TOO_LARGE = 413

/**
 * After a request was given up because its file is too large, which happens before any document is known: says so at the
 * file of the form.
 */
export const tellLimit: AfterErrorHook = ({ error, req }) => {
  if ((error as { status?: number }).status !== TOO_LARGE) return
  const folder = FILE_FOLDERS.find((name) => name === req.routeParams?.collection) ?? 'documents'
  const message = tooLarge(folder)
  const data = { errors: [{ path: 'file', label: 'Fichier', message }] }
  return { response: { errors: [{ name: 'ValidationError', data, message }] } }
}
