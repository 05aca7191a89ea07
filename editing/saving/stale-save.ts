import type { Change } from '@/editing/changes/changes'
import { frenchMoment } from '@/text/french-date'

/** Why a save was refused: another version was saved meanwhile. Sent as JSON. */
export type StaleSave = {
  /** `updatedAt` of the version in the database, ISO. */
  updatedAt: string
  /** Name of its author; null if unknown. */
  by: string | null
  /** Whether the same account saved it, from another tab or device. */
  byYourself: boolean
  /** The changes from the version in the database to the refused save. */
  changes: Change[]
}

/** « Camille Durand a enregistré une autre version le … », without the list of changes. */
export function staleSentence({ by, byYourself, updatedAt }: StaleSave): string {
  const moment = frenchMoment(new Date(updatedAt))
  if (byYourself) {
    return `Vous avez enregistré une autre version le ${moment}, dans un autre onglet ou sur un autre appareil.`
  }
  return `${by ?? 'Quelqu’un d’autre'} a enregistré une autre version le ${moment}.`
}

/** The StaleSave in a REST API response; null if the save was refused for another reason. */
export function staleSaveOf(answer: unknown): StaleSave | null {
  const { errors } = (answer ?? {}) as { errors?: { data?: { stale?: StaleSave } }[] }
  return errors?.[0]?.data?.stale ?? null
}

const HEADER = 'x-loaded-version'

/** A document as the admin identifies it: `criteria/<id>` or `globals/site`. */
export type DocumentName = `${string}/${string}`

type Edited = { collectionSlug?: string; globalSlug?: string; id?: string | number }

/** The document that a form edits, from Payload's document info; null if it was never saved. */
export function editedDocument({ collectionSlug, globalSlug, id }: Edited): DocumentName | null {
  if (globalSlug) return `globals/${globalSlug}`
  return collectionSlug && id ? `${collectionSlug}/${id}` : null
}

/** The header that gives the version (`updatedAt`, ISO) of `document` from which the form was loaded. */
export const loadedVersionHeader = (
  document: DocumentName,
  updatedAt: string,
): [name: string, value: string] => [HEADER, `${document} ${updatedAt}`]

/** The date of the version from which a save of `document` started; null if the request does not say. */
export function loadedVersion(headers: Headers | undefined, document: DocumentName): Date | null {
  const [name, updatedAt] = headers?.get(HEADER)?.split(' ') ?? []
  // Hooks may save other documents in the same request, but the header concerns only one.
  if (name !== document || !updatedAt) return null
  const instant = new Date(updatedAt)
  return Number.isNaN(instant.getTime()) ? null : instant
}
