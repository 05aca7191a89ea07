import type { Payload } from 'payload'

/** Number of the entry whose presence says that a publication is under way. */
export const HEADER = 0

/** Whether a publication has begun and neither ended nor been put back: what visitors read may be half of it. */
export async function isPublicationUnderWay(payload: Payload): Promise<boolean> {
  return (await publicationsUnderWay(payload)).length > 0
}

/** Their names; more than one only if several instances died at work. */
export async function publicationsUnderWay(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'publication-entries',
    where: { number: { equals: HEADER } },
    pagination: false,
    depth: 0,
  })
  return docs.map(({ publication }) => publication)
}
