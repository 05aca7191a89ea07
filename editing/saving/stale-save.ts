import type { Change } from '@/editing/history/changes'
import { frenchMoment } from '@/text/french-date'

/** Why a save was refused: someone saved another version meanwhile. Travels as JSON. */
export type StaleSave = {
  /** Of the version in the database, ISO. */
  updatedAt: string
  /** Who saved it; null when that is not known. */
  by: string | null
  /** The same account, from another tab or device. */
  byYourself: boolean
  /** From the version in the database to the refused save. */
  changes: Change[]
}

/** « Camille Durand a enregistré une autre version le … », without what follows. */
export function staleSentence({ by, byYourself, updatedAt }: StaleSave): string {
  const moment = frenchMoment(new Date(updatedAt))
  if (byYourself) {
    return `Vous avez enregistré une autre version le ${moment}, dans un autre onglet ou sur un autre appareil.`
  }
  return `${by ?? 'Quelqu’un d’autre'} a enregistré une autre version le ${moment}.`
}

/** Reads the reason out of an answer of the REST API; null when the save was refused for another one. */
export function staleSaveOf(answer: unknown): StaleSave | null {
  const { errors } = (answer ?? {}) as { errors?: { data?: { stale?: StaleSave } }[] }
  return errors?.[0]?.data?.stale ?? null
}

const HEADER = 'x-loaded-version'

/** A document as the admin names it: `criteria/<id>`, or `globals/site`. */
export type DocumentName = `${string}/${string}`

type Edited = { collectionSlug?: string; globalSlug?: string; id?: string | number }

/** What a form edits, by what Payload tells of it; null for a document that was never saved. */
export function editedDocument({ collectionSlug, globalSlug, id }: Edited): DocumentName | null {
  if (globalSlug) return `globals/${globalSlug}`
  return collectionSlug && id ? `${collectionSlug}/${id}` : null
}

/** The header by which a form says which version (`updatedAt`, ISO) of `document` it was filled from. */
export const loadedVersionHeader = (
  document: DocumentName,
  updatedAt: string,
): [name: string, value: string] => [HEADER, `${document} ${updatedAt}`]

/** The instant of the version that a save of `document` started from; null when the request does not say. */
export function loadedVersion(headers: Headers | undefined, document: DocumentName): Date | null {
  const [name, updatedAt] = headers?.get(HEADER)?.split(' ') ?? []
  // Hooks may save other documents in the same request: the header is about one.
  if (name !== document || !updatedAt) return null
  const instant = new Date(updatedAt)
  return Number.isNaN(instant.getTime()) ? null : instant
}
