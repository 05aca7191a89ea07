import type { CollectionAfterChangeHook, Payload, Plugin } from 'payload'

import { extendCollections, hasDrafts } from '@/collections/extend'
import { withScreen } from '@/components/admin/screens/screens'
import { withBackgroundWork } from '@/platform/background'
import { startPoller } from '@/platform/poller'

import { currentIndex, followRevisions, noteSave } from './current-index'
import { searchEndpoint } from './endpoint'
import { SCREEN } from './view'

// What `plugins/replace` finds and names documents with.
export { withSearchFollowUp } from './follow-ups'
export { documentsWith } from './search'
export { latestVersions, type StoredDocument } from './stored'
export { type Address, keyOf, nameOf, readableOf, subjectsOf } from './subjects'

const tellIndex: CollectionAfterChangeHook = ({ req }) => noteSave(req.payload)

const startFollowing = (payload: Payload) =>
  startPoller(payload, {
    name: 'search',
    failing: 'L’index de la recherche ne suit pas les publications',
    run: followRevisions,
  })

/**
 * A search in all contents, drafts and what visitors read below them, from each screen of the admin and from the command
 * line. Adds a button to the header, a screen and an endpoint, and keeps an index in the memory of the server. Needs no other
 * plugin.
 */
export const search: Plugin = (config) => {
  const withHooks = extendCollections(config, hasDrafts, { hooks: { afterChange: [tellIndex] } })
  const withIndex = withBackgroundWork(withHooks, {
    once: {
      run: async (payload) => void (await currentIndex(payload, Infinity)),
      failing: 'L’index de la recherche n’a pas été construit au démarrage',
    },
    start: startFollowing,
  })
  const screened = withScreen(withIndex, SCREEN, '@/plugins/search/admin/SearchScreen#SearchScreen')
  const { components } = screened.admin ?? {}
  const actions = [
    ...(components?.actions ?? []),
    '@/plugins/search/admin/SearchButton#SearchButton',
  ]
  return {
    ...screened,
    admin: { ...screened.admin, components: { ...components, actions } },
    endpoints: [...(screened.endpoints ?? []), searchEndpoint],
  }
}
