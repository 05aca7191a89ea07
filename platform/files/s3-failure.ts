import { Refusal } from '@/platform/refusal'

type Failure = {
  name?: string
  code?: string
  $metadata?: { httpStatusCode?: number }
}

/** Whether the service said that there is no such object. */
export const isAbsent = (error: unknown): boolean =>
  ['NoSuchKey', 'NotFound'].includes((error as Failure).name ?? '')

/**
 * What to tell whoever asked to `verb` the file `name`, once `error` came; the log has its code. Neither holds what the
 * service wrote, which may quote the request.
 */
export function failure(verb: string, name: string, error: unknown): Refusal {
  const { name: kind = 'Error', code, $metadata } = error as Failure
  const status = $metadata?.httpStatusCode
  const cause = [kind, code ?? status].filter(Boolean).join(' ')
  console.error(`The S3 storage failed to ${verb} ${name || 'files'}: ${cause}`)
  const isRefused = status !== undefined && status >= 400 && status < 500
  return new Refusal(isRefused ? REFUSED : SILENT, 503)
}

const SILENT =
  'Le stockage des fichiers ne répond pas. Réessayez dans quelques minutes\u202f; si cela dure, prévenez l’équipe technique.'

const REFUSED =
  'Le stockage des fichiers refuse la demande\u00a0: ses réglages ou ses droits ne sont pas les bons. Prévenez l’équipe technique.'
