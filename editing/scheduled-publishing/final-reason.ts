import type { APIError } from 'payload'

import { fieldSentences } from '@/editing/faults'

const FIRST_SERVER_ERROR = 500

/**
 * Why trying again would not help, as one or more French sentences without personal data; null when it may: the fault is
 * not one of the document or of the rights, but of the database or the server. Errors are known by their shape, for a
 * production build has two copies of Payload's classes.
 */
export function finalReason(error: unknown): string | null {
  const { message, name, status } = error as Partial<APIError>
  if (!status || status >= FIRST_SERVER_ERROR) return null
  const sentences = fieldSentences(error)
  if (sentences) return sentences.join(' ')
  if (name === 'Refusal') return message ?? ''
  if (status === 404) return 'Le document n’existe plus, ou il est dans la corbeille.'
  if (status === 403) return 'La personne qui l’a programmée n’a plus le droit de le faire.'
  return message ?? ''
}
