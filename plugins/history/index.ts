import type { Plugin } from 'payload'

import { extendCollections, extendGlobals, hasDrafts, withViews } from '@/collections/extend'

/** Our version screens. They replace Payload's, which show JSON and dates in the server's time zone. */
const screens = {
  admin: withViews({
    versions: '@/plugins/history/admin/HistoryList#HistoryList',
    version: '@/plugins/history/admin/VersionDetail#VersionDetail',
  }),
}

/**
 * The history of documents and globals in French: who changed what, and the restoration of a version as a draft. Replaces two
 * of Payload's screens, which come back without it. Needs no other plugin.
 */
export const history: Plugin = (config) =>
  extendGlobals(extendCollections(config, hasDrafts, screens), screens)
