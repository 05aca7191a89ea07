import type { Payload } from 'payload'

import { env } from '@/platform/env'

import { DatabaseDown } from './database'

/** The reason that `/readyz` gives for an empty database. */
export const EMPTY_DATABASE =
  'La base de données est vide\u00a0: ni page ni compte. Si ce site existait déjà, vérifiez DATABASE_URL et DATA_DIR, ou restaurez une sauvegarde. Si c’est une nouvelle installation, créez le premier compte.'

/**
 * Whether the database, at revision `revision`, contains no page (including drafts and trash) and no account. In
 * production this means a lost volume or a wrong URL, until someone creates the first account.
 */
export async function isDatabaseEmpty(payload: Payload, revision: string): Promise<boolean> {
  // Each publication changes the revision, so a site in use needs no further query.
  if (revision !== '') return false
  const users = await payload.count({ collection: 'users' })
  const pages = await payload.count({ collection: 'pages', trash: true })
  return users.totalDocs + pages.totalDocs === 0
}

/**
 * Throws DatabaseDown if the database of a production site is empty. A 404 would replace nginx's cached copies of a
 * site that lost its data; nginx keeps them after a 503.
 */
export async function refuseEmptyDatabase(payload: Payload, revision: string): Promise<void> {
  if (env().isProduction && (await isDatabaseEmpty(payload, revision))) {
    throw new DatabaseDown('The database is empty.')
  }
}
