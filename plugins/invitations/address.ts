import type { OwnAddress } from '@/platform/http/own-addresses'

/** Where an invited person creates their account. The token that follows gives an account, so it is not logged. */
export const INVITATION_PATH = {
  path: '/invitation',
  area: 'form',
  secret: /(\/invitation\/)[^/]+/,
} as const satisfies OwnAddress
