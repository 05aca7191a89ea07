import type { SanitizedConfig } from 'payload'

import type { DatabaseKind } from '@/platform/database/database-url'

/** Never opened: Payload compares the code with the last migration's snapshot. */
const URLS: Record<DatabaseKind, string> = {
  sqlite: 'file:data/none.sqlite',
  mongodb: 'mongodb://127.0.0.1/none',
}

/** The site as that database keeps it, whatever the environment says. Read now: schemas may just have been written. */
export async function schemaOf(database: DatabaseKind): Promise<SanitizedConfig> {
  const { siteConfig } = await import('@/site-config')
  return siteConfig(
    {},
    {
      databaseUrl: URLS[database],
      dataDir: 'data',
      secret: 'unused'.repeat(6),
      siteUrl: 'http://localhost',
    },
  )
}
