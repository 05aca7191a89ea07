import type { CollectionBeforeDeleteHook, Payload, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { withScreen } from '@/components/admin/screens/screens'
import { fillSlots } from '@/components/page/slots'
import { uiField } from '@/editing/staff-screens'
import { withBackgroundWork } from '@/platform/background'
import { startPoller } from '@/platform/poller'
import { declarePageAddress } from '@/site/page/page-addresses'

import { NAME } from './address'
import { PublicVersions } from './collection'
import { changesPaths } from './paths'
import { slots } from './slots'
import { SCREEN } from './words'

const changesField = uiField(
  'publicChanges',
  '@/plugins/public-changes/admin/ChangesField#ChangesField',
  { position: 'sidebar' },
)

/** Before a page is deleted for good: its versions go with it. */
const forgetVersions: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const where = { page: { equals: id } }
  await req.payload.db.deleteMany({ collection: 'public-versions', where, req })
}

const startRecording = (payload: Payload) =>
  startPoller(payload, {
    name: 'public-changes',
    failing: 'Les changements publics ne sont pas relevés',
    // Loads the components of pages, which the configuration must not need.
    run: async () => (await import('./watch')).recordIfChanged(payload),
  })

/**
 * « Ce qui a changé »: the public record of the changes of each page with a call, at `PAGE/changements`, and the page as it was
 * at a date. Adds a collection, a link under the state of the call, a field in the forms of pages and calls, and a screen where staff
 * explain a change or withdraw its words. Needs no other plugin.
 */
export const publicChanges: Plugin = (config) => {
  declarePageAddress({
    name: NAME,
    make: async (...asked) => (await import('./make')).makeChanges(...asked),
    paths: changesPaths,
  })
  fillSlots('public-changes', slots)
  const collections = [...(config.collections ?? []), PublicVersions]
  const withRecord = extendCollections({ ...config, collections }, ({ slug }) => slug === 'pages', {
    fields: [changesField],
    hooks: { beforeDelete: [forgetVersions] },
  })
  const extended = extendCollections(withRecord, ({ slug }) => slug === 'calls', {
    fields: [changesField],
  })
  return withScreen(
    withBackgroundWork(extended, { start: startRecording }),
    { path: SCREEN, label: 'Changements publics', role: 'editor' },
    '@/plugins/public-changes/admin/ChangesScreen#ChangesScreen',
  )
}
