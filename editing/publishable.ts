import type { CollectionConfig } from 'payload'

import {
  changeDraftOrReview,
  draftOrReview,
  guardPublishing,
  trashOrDelete,
} from '@/access/publishing'
import { publishedOrStaff, staffOnly } from '@/access/roles'
import { savedDateFields } from '@/fields/paris-date'
import { statusField } from '@/fields/status'
import { recordChange, recordDeletion, rememberPublic } from '@/platform/revisions/record'

import { editedByField, signEdit } from './author'
import { beginCopy } from './begin-copy'
import { refuseExcess } from './bounds'
import { keepAnchors } from './keep-anchors'
import { refuseDeletingUsed, refuseTrashingUsed } from './refuse-removing-used'
import { PAYLOADS_AUTOSAVE_OFF } from './saving/autosave'
import { keepLock, rememberLock } from './saving/form-lock'
import { refuseStale } from './saving/refuse-stale'
import { withStaffScreens, revealNamedField, savingField, usesField } from './staff-screens'
import { leaveTrashAsDraft, refuseHalfTrashing } from './trash'
import { usesEndpoint } from './uses'
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
    endpoints: [usesEndpoint, ...(collection.endpoints || [])],
    fields: [
      savingField,
      revealNamedField,
      usesField,
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
