import path from 'node:path'

import { fr } from '@payloadcms/translations/languages/fr'
import { buildConfig, type SanitizedConfig } from 'payload'
import sharp from 'sharp'

import { tellUnnamed } from '@/access/query/refuse-unnamed'
import { contentCollections } from '@/collections/content'
import { Redirects } from '@/collections/redirects'
import { Subscriptions } from '@/collections/subscriptions'
import { Users } from '@/collections/users'
import { exportEndpoint } from '@/content/export/endpoint'
import { ImportedSources } from '@/content/import/imported-sources'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import { contentChecksEndpoint, warningsEndpoint } from '@/editing/content-checks/endpoint'
import { reviewRequests } from '@/editing/review'
import { ShareLinks } from '@/editing/share-links'
import { globals } from '@/globals'
import { Leases } from '@/platform/database/lease'
import { Revisions } from '@/platform/revisions/record'

import { databaseFromUrl } from './platform/database/database-url'
import { noMail, smtpAdapter } from '@/platform/mail/mail'
import { env, type Env } from './platform/env'
import { localDisk } from './platform/files/local-disk'
import { MAX_BYTES, MAX_REQUEST_BYTES, tellLimit } from './platform/files/limits'
import { withFileStore } from './platform/files/store'
import { tellDatabaseDown } from './platform/health/tell-database-down'
import { keepFieldErrors } from './collections/keep-field-errors'
import { keepRefusalData, tellInFrench } from './platform/refusal'
import { logger } from './platform/log/logger'
import { ownOrigins } from './platform/security/own-origins'
import { ownWords } from './components/admin/own-words'
import { PARIS } from './text/paris-time'
import { scheduleJobs } from './editing/scheduled-publishing/task'
import { scheduledPublicationEndpoints } from './editing/scheduled-publishing/endpoint'
import { boundedConfig } from './access/bounded-config'
import { preparingFiles } from './collections/files/received'
import { withSessionCookie } from '@/collections/users/sessions'
import { typesetWords } from './text/typeset-words'

type Settings = Pick<Env, 'databaseUrl' | 'dataDir' | 'secret' | 'siteUrl'> &
  Partial<Pick<Env, 'mail' | 's3'>> & {
    /** MongoDB only: open when the indexes are made, not while they are. For tests that need unique ones at once. */
    ensureIndexes?: boolean
  }

/**
 * What the site is made of, for Payload. `settings` are for whoever opens the same site under other conditions than the
 * server: the importer, the tests. Throws EnvError when the environment is wrong.
 */
export async function siteConfig(settings: Settings = env()): Promise<SanitizedConfig> {
  const { databaseUrl, dataDir, ensureIndexes = false, mail, s3, secret, siteUrl } = settings
  // One of the two alone: reading the other's packages takes half a second of a core at each start.
  const db =
    databaseFromUrl(databaseUrl) === 'mongodb'
      ? (await import('./platform/database/mongodb')).mongodb(databaseUrl, ensureIndexes)
      : (await import('./platform/database/sqlite/adapter')).sqlite(databaseUrl)
  // Amazon's client is read where a bucket is set alone.
  const files = s3
    ? (await import('./platform/files/s3')).s3Objects(s3)
    : localDisk(path.resolve(dataDir, 'files'))
  const config = await buildConfig({
    secret,
    db,
    email: mail ? smtpAdapter(mail) : noMail,
    logger: logger().child({ name: 'payload' }),
    collections: [
      ...contentCollections.map((collection) =>
        collection.slug === 'pages'
          ? { ...collection, endpoints: [...(collection.endpoints || []), exportEndpoint] }
          : collection,
      ),
      Redirects,
      withSessionCookie(Users, siteUrl),
      reviewRequests(contentCollections.map(({ slug }) => slug as PublishableSlug)),
      ShareLinks,
      Subscriptions,
      Revisions,
      Leases,
      ImportedSources,
    ],
    globals,
    plugins: [typesetWords],
    endpoints: [contentChecksEndpoint, warningsEndpoint, ...scheduledPublicationEndpoints],
    hooks: {
      afterError: [
        keepFieldErrors,
        keepRefusalData,
        tellUnnamed,
        tellLimit,
        tellDatabaseDown,
        tellInFrench,
      ],
    },
    admin: {
      user: Users.slug,
      // Payload's own would ask a third party for a picture, by a digest of the person's address.
      avatar: 'default',
      // No picture that anybody may have drawn with any words, under the site's own address.
      meta: {
        icons: [{ rel: 'icon', url: '/favicon.ico' }],
        titleSuffix: ' – Administration du site EIG',
        defaultOGImageType: 'off',
        openGraph: {
          siteName: 'Administration du site EIG',
          description: 'Réservée à l’équipe du programme.',
        },
      },
      // Not from the root: each screen of the admin has these, and nobody need know where the site is on its machine.
      importMap: { baseDir: '.', importMapFile: 'app/(payload)/admin/importMap.js' },
      components: {
        graphics: {
          Logo: '@/components/admin/Brand#Logo',
          Icon: '@/components/admin/Brand#Icon',
        },
        beforeLogin: ['@/components/admin/Brand#LoginTitle'],
        beforeDashboard: [
          '@/components/admin/Brand#DashboardTitle',
          '@/components/admin/dashboard/WaitingCard#ReviewsCard',
          '@/components/admin/dashboard/WaitingCard#WaitingCard',
          '@/components/admin/dashboard/CallsCard#CallsCard',
          '@/components/admin/dashboard/OwnerCard#OwnerCard',
          '@/components/admin/dashboard/ScheduledCard#ScheduledCard',
        ],
        providers: ['@/components/admin/AdminProvider#AdminProvider'],
      },
      dateFormat: 'd MMMM yyyy à HH:mm',
      timezones: {
        defaultTimezone: PARIS,
        supportedTimezones: [{ value: PARIS, label: 'Heure de Paris' }],
      },
    },
    i18n: {
      supportedLanguages: { fr },
      fallbackLanguage: 'fr',
      translations: { fr: ownWords },
    },
    jobs: scheduleJobs,
    cors: ownOrigins(siteUrl),
    csrf: ownOrigins(siteUrl),
    graphQL: { disable: true },
    telemetry: false,
    custom: withFileStore(files),
    // Read as it comes, and given up at the limit: whatever its size, a request takes no more memory than this.
    upload: {
      abortOnLimit: true,
      requestSizeLimit: MAX_REQUEST_BYTES,
      limits: { fileSize: MAX_BYTES.documents, files: 1 },
    },
    sharp,
    // Payload warns at the start of a configuration without it, then would draw each image within the transaction that saves
    // it (`collections/files/received.ts`).
    onInit: ({ config }) => void Object.assign(config, { sharp: undefined }),
    typescript: {
      outputFile: path.resolve('payload-types.ts'),
      // Else each test, and each command outside production, makes them anew in a process of its own: seconds of a core.
      autoGenerate: process.env.NODE_ENV === 'development',
    },
  })
  return boundedConfig(preparingFiles(config))
}
