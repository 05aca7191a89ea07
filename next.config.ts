import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

// The site of a State tells nobody how it is built or run. Here, for Next reads this file before it asks whether it may
// (`next dev` aside, whose first process does not: see package.json).
process.env.NEXT_TELEMETRY_DISABLED = '1'

const IMMUTABLE = 'public, max-age=31536000, immutable'

const nextConfig: NextConfig = withPayload(
  {
    poweredByHeader: false,
    // `/x/` is answered as an address like any other, or an old one would lead to its page through two redirects.
    skipTrailingSlashRedirect: true,
    turbopack: { root: import.meta.dirname },
    output: process.env.BUILD_STANDALONE ? 'standalone' : undefined,
    // What is read by a path of its own makes Next take whole folders along: never the data and their secret, nor sources
    // or what writes migrations.
    outputFileTracingExcludes: {
      '**/*': [
        'data/**',
        '{app,migrations}/**',
        '{payload-types.ts,publiccode.yml}',
        'node_modules/{drizzle-kit,esbuild,@esbuild,esbuild-register}/**',
      ],
    },
    // Each entry point would have its own copy of them compiled in, and their errors would not be known as theirs
    // (`instanceof`). In development withPayload says the same.
    serverExternalPackages: [
      'payload',
      '@payloadcms/db-mongodb',
      '@payloadcms/db-sqlite',
      '@aws-sdk/client-s3',
      'nodemailer',
      'pino',
      'sharp',
    ],
    experimental: {
      // Nobody reads them: Node is not asked to, and browsers get none.
      turbopackSourceMaps: false,
      turbopackInputSourceMaps: false,
      // Writing it costs a first build more than most people's second one gains.
      turbopackFileSystemCacheForBuild: false,
    },
    // `npm run typecheck` covers these files and the tests; a second time here would double the demo's first start.
    typescript: { ignoreBuildErrors: true },
  },
  { devBundleServerPackages: false },
)

const payloadHeaders = nextConfig.headers

/**
 * Payload asks browsers on every path for their colour scheme (`Accept-CH`, `Critical-CH`, `Vary`), which costs a
 * public page a second request: its headers are for the admin alone.
 */
nextConfig.headers = async () => [
  ...((await payloadHeaders?.()) ?? []).map((rule) =>
    rule.source === '/:path*' ? { ...rule, source: '/admin/:path*' } : rule,
  ),
  // What staff alone may see (app/(preview)) is kept by nobody.
  {
    source: '/apercu/:path*',
    headers: [{ key: 'Cache-Control', value: 'private, no-store' }],
  },
  // The folder's name is a digest of its files (scripts/build-assets.ts): what it holds never changes.
  { source: '/assets/:digest/:file+', headers: [{ key: 'Cache-Control', value: IMMUTABLE }] },
]

export default nextConfig
