import type { MigrateUpArgs } from '@payloadcms/db-mongodb'

/** A page shows several calls: its one call becomes the first of them. */
export async function up({ payload, session }: MigrateUpArgs): Promise<void> {
  const { collections, versions } = payload.db
  await moveCall(collections.pages, '')
  await moveCall(versions.pages, 'version.')

  async function moveCall(model: (typeof collections)[string] | undefined, prefix: string) {
    const [former, present] = [`${prefix}call`, `${prefix}calls`]
    const pages = model?.collection.find({ [former]: { $exists: true } }, { session })
    for await (const page of pages ?? []) {
      const { call } = (prefix ? page.version : page) as { call: unknown }
      await model?.collection.updateOne(
        { _id: page._id },
        { $set: { [present]: call ? [call] : [] }, $unset: { [former]: '' } },
        { session },
      )
    }
  }
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: restore the backup made before the update.')
}
