import path from 'node:path'

import { fr } from '@payloadcms/translations/languages/fr'
import { buildConfig, type SanitizedConfig } from 'payload'
import sharp from 'sharp'

import { tellUnnamed } from '@/access/query/refuse-unnamed'
import { ApiKeys } from '@/collections/api-keys'
import { contentCollections } from '@/collections/content'
import { Users } from '@/collections/users'
import { suspendingUnused } from '@/collections/users/suspend-unused'
import { destinationsEndpoint } from '@/editing/site-links/destinations'
import { releaseLockEndpoint } from '@/editing/saving/form-lock'
import { warningsEndpoint } from '@/editing/warnings'
import { globals } from '@/globals'
import { activity } from '@/plugins/activity'
import { contentChecks } from '@/plugins/content-checks'
import { contentReport } from '@/plugins/content-report'
import { feeds } from '@/plugins/feeds'
import { history } from '@/plugins/history'
import { invitations } from '@/plugins/invitations'
import { linkChecks } from '@/plugins/link-checks'
import { livePreview } from '@/plugins/live-preview'
import { preparation } from '@/plugins/preparation'
import { proConnect } from '@/plugins/proconnect'
import { publicChanges } from '@/plugins/public-changes'
import { publishingTogether } from '@/plugins/publish-together'
import { redirects } from '@/plugins/redirects'
import { replace } from '@/plugins/replace'
import { reviewDates } from '@/plugins/review-dates'
import { reviews } from '@/plugins/reviews'
import { scheduledPublishing } from '@/plugins/scheduled-publishing'
import { search } from '@/plugins/search'
import { secondFactor } from '@/plugins/second-factor'
import { shareLinks } from '@/plugins/share-links'
import { subscriptions } from '@/plugins/subscriptions'
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
import { boundedConfig } from './access/bounded-config'
import { preparingFiles } from './collections/files/received'
import { withSessionCookie } from '@/collections/users/sessions'
import { typesetWords } from './text/typeset-words'

type Settings = Pick<Env, 'databaseUrl' | 'dataDir' | 'secret' | 'siteUrl'> &
  Partial<Pick<Env, 'mail' | 's3'>> & {
    /** MongoDB only: opens after the indexes are built instead of during. For tests that need unique indexes at once. */
    ensureIndexes?: boolean
  }

/**
 * Returns the Payload configuration of the site. Pass `settings` to open the same site under other conditions than the
 * server, as the importer and the tests do. Throws EnvError if the environment is wrong.
 */
export async function siteConfig(settings: Settings = env()): Promise<SanitizedConfig> {
  const { databaseUrl, dataDir, ensureIndexes = false, mail, s3, secret, siteUrl } = settings
  // Loads only one of the two: the packages of the other take half a second of a core at each start.
  const db =
    databaseFromUrl(databaseUrl) === 'mongodb'
      ? (await import('./platform/database/mongodb')).mongodb(databaseUrl, ensureIndexes)
      : (await import('./platform/database/sqlite/adapter')).sqlite(databaseUrl)
  // Loads Amazon's client only if a bucket is set.
  const files = s3
    ? (await import('./platform/files/s3')).s3Objects(s3)
    : localDisk(path.resolve(dataDir, 'files'))
  const config = await buildConfig({
    secret,
    db,
    email: mail ? smtpAdapter(mail) : noMail,
    logger: logger().child({ name: 'payload' }),
    collections: [
      ...contentCollections,
      withSessionCookie(Users, siteUrl),
      ApiKeys,
      Revisions,
      Leases,
    ],
    globals,
    // Their order is the order of their hooks and background work, and of what they add to forms and pages. The last one
    // changes what all add.
    plugins: [
      redirects,
      scheduledPublishing,
      subscriptions,
      feeds,
      preparation,
      history,
      publishingTogether,
      livePreview,
      shareLinks,
      reviews,
      reviewDates,
      linkChecks,
      contentReport,
      search,
      replace,
      secondFactor,
      publicChanges,
      invitations,
      suspendingUnused,
      proConnect,
      activity,
      contentChecks,
      typesetWords,
    ],
    endpoints: [destinationsEndpoint, warningsEndpoint, releaseLockEndpoint],
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
      // Payload's default requests a picture from a third party, by a digest of the person's address.
      avatar: 'default',
      // No Open Graph image: anyone could otherwise make one with any words under the address of the site.
      meta: {
        icons: [{ rel: 'icon', url: '/favicon.ico' }],
        titleSuffix: ' – Administration du site EIG',
        defaultOGImageType: 'off',
        openGraph: {
          siteName: 'Administration du site EIG',
          description: 'Réservée à l’équipe du programme.',
        },
      },
      // Not from the root: each screen of the admin contains these paths, which would reveal where the site is installed.
      importMap: { baseDir: '.', importMapFile: 'app/(payload)/admin/importMap.js' },
      components: {
        graphics: {
          Logo: '@/components/admin/Brand#Logo',
          Icon: '@/components/admin/Brand#Icon',
        },
        beforeLogin: ['@/components/admin/Brand#LoginTitle'],
        beforeDashboard: [
          '@/components/admin/Brand#DashboardTitle',
          '@/components/admin/dashboard/CallsCard#CallsCard',
          '@/components/admin/dashboard/WaitingCard#WaitingCard',
          '@/components/admin/dashboard/OwnerCard#OwnerCard',
        ],
        beforeNavLinks: ['@/components/admin/screens/ScreenLinks#ScreenLinks'],
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
    cors: ownOrigins(siteUrl),
    csrf: ownOrigins(siteUrl),
    graphQL: { disable: true },
    telemetry: false,
    custom: withFileStore(files),
    // Reads the request as a stream and aborts at the limit, so that no request takes more memory than this.
    upload: {
      abortOnLimit: true,
      requestSizeLimit: MAX_REQUEST_BYTES,
      limits: { fileSize: MAX_BYTES.documents, files: 1 },
    },
    sharp,
    // Payload warns at startup of a configuration without `sharp`, but with it would draw each image within the transaction
    // that saves it (`collections/files/received.ts`).
    onInit: ({ config }) => void Object.assign(config, { sharp: undefined }),
    typescript: {
      outputFile: path.resolve('payload-types.ts'),
      // Otherwise each test, and each command outside production, generates them again in a separate process: seconds of a
      // core.
      autoGenerate: process.env.NODE_ENV === 'development',
    },
  })
  return boundedConfig(preparingFiles(config))
}
