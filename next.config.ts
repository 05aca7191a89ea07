import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

// A State site must send no telemetry about how it is built or run. Set here, because Next reads this file before it checks
// (except the first process of `next dev`: see package.json).
process.env.NEXT_TELEMETRY_DISABLED = '1'

const IMMUTABLE = 'public, max-age=31536000, immutable'

const nextConfig: NextConfig = withPayload(
  {
    poweredByHeader: false,
    // `/x/` is handled like any other address; otherwise a former address would lead to its page through two redirects.
    skipTrailingSlashRedirect: true,
    turbopack: { root: import.meta.dirname },
    output: process.env.BUILD_STANDALONE ? 'standalone' : undefined,
    // For files read by a computed path, Next includes whole folders. Excludes the data and its secret, the sources, and
    // what writes migrations.
    outputFileTracingExcludes: {
      '**/*': [
        'data/**',
        '{app,migrations}/**',
        '{payload-types.ts,publiccode.yml}',
        'node_modules/{drizzle-kit,esbuild,@esbuild,esbuild-register}/**',
      ],
    },
    // Otherwise each entry point compiles in its own copy, and `instanceof` fails on their errors. In development
    // withPayload sets the same.
    serverExternalPackages: [
      'payload',
      '@payloadcms/db-mongodb',
      '@payloadcms/db-sqlite',
      '@aws-sdk/client-s3',
      // Megabytes of dictionaries, which are read when a password is chosen.
      '@zxcvbn-ts/language-common',
      '@zxcvbn-ts/language-fr',
      'nodemailer',
      'pino',
      'sharp',
    ],
    experimental: {
      // No one reads them: Node is not started with them, and browsers get none.
      turbopackSourceMaps: false,
      turbopackInputSourceMaps: false,
      // Writing this cache costs a first build more than it usually saves the second one.
      turbopackFileSystemCacheForBuild: false,
    },
    // `npm run typecheck` covers these files and the tests; checking again here would double the first start of the demo.
    typescript: { ignoreBuildErrors: true },
  },
  { devBundleServerPackages: false },
)

const payloadHeaders = nextConfig.headers

/**
 * On every path, Payload requests the colour scheme from browsers (`Accept-CH`, `Critical-CH`, `Vary`), which costs a
 * public page a second request. Limits its headers to the admin.
 */
nextConfig.headers = async () => [
  ...((await payloadHeaders?.()) ?? []).map((rule) =>
    rule.source === '/:path*' ? { ...rule, source: '/admin/:path*' } : rule,
  ),
  // Only staff may see these pages (app/(preview)): no cache keeps them.
  {
    source: '/apercu/:path*',
    headers: [{ key: 'Cache-Control', value: 'private, no-store' }],
  },
  // Scripts of any site may read the schema, like the JSON that it describes (docs/headless.md).
  {
    source: '/page.schema.json',
    headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }],
  },
  // The folder name is a digest of its files (scripts/build-assets.ts), so its content never changes.
  { source: '/assets/:digest/:file+', headers: [{ key: 'Cache-Control', value: IMMUTABLE }] },
]

export default nextConfig
