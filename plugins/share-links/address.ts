import type { OwnAddress } from '@/platform/http/own-addresses'

/** Where shared pages are read. The token that follows gives access, so it is not logged. */
export const SHARED_PATH = {
  path: '/partage',
  isPrivate: true,
  secret: /(\/partage\/)[^/]+/,
} as const satisfies OwnAddress
