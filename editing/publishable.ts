import type {
  CollectionConfig,
  CollectionBeforeChangeHook,
  RelationshipField,
  SelectField,
  CollectionBeforeOperationHook,
} from 'payload'

import {
  changeDraftOrReview,
  draftOrReview,
  guardPublishing,
  trashOrDelete,
} from '@/access/publishing'
import { publishedOrStaff, staffOnly } from '@/access/roles'
import { savedDateFields } from '@/fields/paris-date'
import { denyAll } from '@/platform/database/deny-all'
import { recordChange, recordDeletion, rememberPublic } from '@/platform/revisions/record'

import { refuseExcess } from './bounds'
import { keepAnchors } from './keep-anchors'
import { refuseDeletingUsed, refuseTrashingUsed } from './refuse-removing-used'
import { PAYLOADS_AUTOSAVE_OFF } from './saving/autosave'
import { keepLock, rememberLock } from './saving/keep-lock'
import { refuseStale } from './saving/refuse-stale'
import { withStaffScreens, revealNamedField, savingField } from './staff-screens'
import { leaveTrashAsDraft, refuseHalfTrashing } from './trash'
import { askWithdrawal, takeMark } from './withdrawal'

/**
 * The common configuration of the collections that pages show: autosaved drafts, no unpublished content for visitors,
 * no removal of a document in use, and a revision recorded at each change so that cached pages are renewed at once.
 */
export function publishable(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  return {
    ...collection,
    admin: withStaffScreens(collection.admin),
    access: {
      read: publishedOrStaff,
      readVersions: staffOnly,
      create: draftOrReview,
      update: changeDraftOrReview,
      delete: trashOrDelete,
      ...collection.access,
    },
    // Keeps the complete history: a five-year-old page had 120 edits, which is little for a database. A plan refers to
    // one of these versions, and `plugins/scheduled-publishing` schedules it instead of Payload.
    versions: {
      drafts: {
        // The form sends the file with its fields: autosave would send the file each time.
        autosave: collection.upload ? false : PAYLOADS_AUTOSAVE_OFF,
      },
      maxPerDoc: 0,
    },
    trash: true,
    fields: [
      savingField,
      revealNamedField,
      ...collection.fields,
      editedByField,
      statusField,
      ...savedDateFields,
    ],
    hooks: {
      ...hooks,
      beforeOperation: [
        guardPublishing,
        refuseHalfTrashing,
        beginCopy,
        askWithdrawal,
        rememberLock,
        ...(hooks?.beforeOperation ?? []),
      ],
      beforeValidate: [takeMark, ...(hooks?.beforeValidate ?? [])],
      beforeChange: [
        refuseStale,
        refuseExcess,
        leaveTrashAsDraft,
        signEdit,
        refuseTrashingUsed,
        ...(hooks?.beforeChange ?? []),
        keepAnchors,
        rememberPublic,
      ],
      afterChange: [...(hooks?.afterChange ?? []), recordChange, keepLock],
      beforeDelete: [refuseDeletingUsed, ...(hooks?.beforeDelete ?? [])],
      afterDelete: [...(hooks?.afterDelete ?? []), recordDeletion],
    },
  }
}

/**
 * Who saved a version; null if no person did (an import, a migration) and, on SQLite, after the account is deleted.
 * Only staff can read it.
 */
const editedByField: RelationshipField = {
  name: 'editedBy',
  type: 'relationship',
  relationTo: 'users',
  label: 'Modifié par',
  access: { read: staffOnly, create: denyAll, update: denyAll },
  admin: { hidden: true },
}

/** Before a save: sets the author. */
const signEdit: CollectionBeforeChangeHook = ({ data, req }) => ({
  ...(data as object),
  editedBy: req.user?.id ?? null,
})

/** Payload merges this with its own status field. In lists, the cell also shows the date and the author of the last change. */
const statusField: SelectField = {
  name: '_status',
  type: 'select',
  label: ({ t }) => t('version:status'),
  options: [],
  admin: { components: { Cell: '@/components/admin/waiting/StatusCell#StatusCell' } },
}

type CreateArgs = { data?: object; draft?: boolean; duplicateFromID?: unknown }

/**
 * Before a document is duplicated: makes the copy a draft, because the editor will change it first. Also sets
 * `updatedAt` to now, because Payload would copy the date of the original.
 */
const beginCopy: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { data, duplicateFromID } = args as CreateArgs
  if (operation !== 'create' || duplicateFromID === undefined) return
  return {
    ...args,
    draft: true,
    data: { ...data, _status: 'draft', updatedAt: new Date().toISOString() },
  }
}
