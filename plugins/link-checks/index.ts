import type { Plugin } from 'payload'

import { LinkChecks } from './collection'

/** Checks, each week, the addresses of other sites that published contents link to. */
export const linkChecks: Plugin = (config) => ({
  ...config,
  collections: [...(config.collections ?? []), LinkChecks],
})
