import type { Payload } from 'payload'

import { env } from '@/platform/env'

import { DatabaseDown } from './database'

/** What `/readyz` says of an empty database. */
export const EMPTY_DATABASE =
  'La base de données est vide\u00a0: ni page ni compte. Si ce site existait déjà, vérifiez DATABASE_URL et DATA_DIR, ou restaurez une sauvegarde. Si c’est une nouvelle installation, créez le premier compte.'

/**
 * Whether the database, whose revision is `revision`, holds nothing that a person has written: no page, be it a draft or in
 * the trash, and no account. In production that is a lost volume or a mistyped address until somebody creates the first account.
 */
export async function isDatabaseEmpty(payload: Payload, revision: string): Promise<boolean> {
  // Each publication changes the revision: a site in use is not asked for more.
  if (revision !== '') return false
  const users = await payload.count({ collection: 'users' })
  const pages = await payload.count({ collection: 'pages', trash: true })
  return users.totalDocs + pages.totalDocs === 0
}

/**
 * Throws DatabaseDown if the database of a production site is empty. A 404 would replace the copies that nginx keeps of a
 * site whose data was lost; it keeps them after a 503.
 */
export async function refuseEmptyDatabase(payload: Payload, revision: string): Promise<void> {
  if (env().isProduction && (await isDatabaseEmpty(payload, revision))) {
    throw new DatabaseDown('The database is empty.')
  }
}
