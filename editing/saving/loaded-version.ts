const HEADER = 'x-loaded-version'

/** A document as the admin names it: `criteria/<id>`, or `globals/site`. */
export type DocumentName = `${string}/${string}`

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
