import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const nextConfig: NextConfig = {
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
  headers: () => [
    {
      // The folder's name is a digest of its files (scripts/build-assets.ts): what it holds never changes.
      source: '/assets/:digest/:file*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
