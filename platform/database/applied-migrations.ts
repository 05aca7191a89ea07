import type { Payload } from 'payload'

/** Names of the migrations that the database says it has had. Throws when it cannot be asked, or has had none yet. */
export async function appliedMigrations(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'payload-migrations',
    select: { name: true },
    pagination: false,
    depth: 0,
  })
  return docs.flatMap(({ name }) => name ?? [])
}
