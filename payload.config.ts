import path from 'node:path'

import { fr } from '@payloadcms/translations/languages/fr'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { Calls } from './collections/calls'
import { Criteria } from './collections/criteria'
import { Pages } from './collections/pages'
import { Profiles } from './collections/profiles'
import { Redirects } from './collections/redirects'
import { Revisions } from './collections/revisions'
import { SelectionSteps } from './collections/selection-steps'
import { Users } from './collections/users'
import { Site } from './globals/site'
import { databaseAdapter } from './lib/database'
import { env } from './lib/env'
import { ownOrigins } from './lib/own-origins'

const { databaseUrl, secret, siteUrl } = env()

export default buildConfig({
  secret,
  db: databaseAdapter(databaseUrl),
  collections: [
    Pages,
    Calls,
    Profiles,
    Criteria,
    SelectionSteps,
    Redirects,
    Users,
    Revisions,
  ],
  globals: [Site],
  admin: {
    user: Users.slug,
    meta: { titleSuffix: ' – Administration du site EIG' },
    importMap: { baseDir: path.resolve('.'), importMapFile: path.resolve('app/(payload)/admin/importMap.js') },
    dateFormat: 'd MMMM yyyy à HH:mm',
    timezones: { defaultTimezone: 'Europe/Paris' },
  },
  i18n: { supportedLanguages: { fr }, fallbackLanguage: 'fr' },
  cors: ownOrigins(siteUrl),
  csrf: ownOrigins(siteUrl),
  graphQL: { disable: true },
  telemetry: false,
  sharp,
  typescript: { outputFile: path.resolve('payload-types.ts') },
})
