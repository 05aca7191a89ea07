import type { GlobalConfig } from 'payload'

import { draftOrReview, guardGlobal } from '@/access/publishing'
import { publishedGlobalOrStaff, staffOnly } from '@/access/roles'
import { recordGlobalChange } from '@/platform/revisions/record'

import { refuseExcess } from './bounds'
import { PAYLOADS_AUTOSAVE_OFF } from './saving/autosave'
import { refuseStale } from './saving/refuse-stale'
import { revealNamedField, savingField, withGlobalScreens } from './staff-screens'
import { checkGlobalVariables } from './text-variables/checks'

/**
 * The common configuration of the globals shown around the pages: autosaved drafts, complete history, no unpublished
 * content for visitors, checks of texts, and a revision recorded at each change. Editors write drafts and
 * reviewers publish, unless the global's `access` says otherwise.
 */
export const publishableGlobal = (global: GlobalConfig): GlobalConfig => ({
  ...global,
  admin: withGlobalScreens(global.admin),
  access: {
    read: publishedGlobalOrStaff,
    readVersions: staffOnly,
    update: draftOrReview,
    ...global.access,
  },
  versions: { drafts: { autosave: PAYLOADS_AUTOSAVE_OFF }, max: 0 },
  hooks: {
    beforeOperation: [guardGlobal],
    beforeChange: [refuseStale, refuseExcess, checkGlobalVariables],
    afterChange: [recordGlobalChange],
  },
  fields: [savingField, revealNamedField, ...global.fields],
})
