import type { Plugin } from 'payload'

import { withReportItems } from '@/editing/report-items'
import { withBackgroundWork } from '@/platform/background'

import { LinkChecks } from './collection'
import { linkItems } from './items'
import { startCheckingLinks } from './start'

/**
 * Checks, each week, the addresses of other sites that published contents link to, if CHECK_LINKS=1. Adds a collection, and
 * items to « À regarder » (`plugins/content-report`). Needs no other plugin, but shows nothing without that one.
 */
export const linkChecks: Plugin = (config) => {
  const collections = [...(config.collections ?? []), LinkChecks]
  const withItems = withReportItems({ ...config, collections }, linkItems)
  return withBackgroundWork(withItems, { start: (payload) => startCheckingLinks(payload) })
}
