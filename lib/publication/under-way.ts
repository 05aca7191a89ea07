import type { Payload } from 'payload'

/** Number of the entry whose presence says that a publication is under way. */
export const HEADER = 0

/** `before`: revision of the content when it began; null if it does not say (an earlier version of the program). */
type UnderWay = { publication: string; before: string | null }

/** Whether a publication has begun and neither ended nor been put back: what visitors read may be half of it. */
export async function isPublicationUnderWay(payload: Payload): Promise<boolean> {
  return (await publicationsUnderWay(payload)).length > 0
}

/**
 * Whether a publication is under way that began when `revision` was the newest: what was made from it is then what
 * visitors are to read until that ends. What was made from an earlier one was already out of date.
 */
export async function isHeldBack(payload: Payload, revision: string): Promise<boolean> {
  const underWay = await publicationsUnderWay(payload)
  return underWay.length > 0 && underWay.every(({ before }) => before === revision)
}

/** More than one only if several instances died at work. */
export async function publicationsUnderWay(payload: Payload): Promise<UnderWay[]> {
  const { docs } = await payload.find({
    collection: 'publication-entries',
    where: { number: { equals: HEADER } },
    pagination: false,
    depth: 0,
  })
  return docs.map(({ change, publication }) => ({
    publication,
    before: change ? said(change) : null,
  }))
}

type Begun = { kind: 'begun'; revision: string }

/** The `change` of the header. JSON as that of others, of a kind which an earlier version of the program undoes as nothing. */
export const begunAt = (revision: string): string =>
  JSON.stringify({ kind: 'begun', revision } satisfies Begun)

const said = (change: string): string => (JSON.parse(change) as Begun).revision
