import type { CollectionConfig } from 'payload'

import { publishedOrSignedIn } from '@/access/published-or-signed-in'
import {
  changeDraftOrReview,
  draftOrReview,
  guardPublishing,
  trashOrDelete,
} from '@/access/publishing'
import { guardRestoring } from '@/access/restoring'
import { signedIn } from '@/access/signed-in'
import { plansField, reviewField, savingField } from '@/editing/ui-fields'
import { statusField } from '@/fields/status'

import { refuseExcess } from './bounds/refuse-excess'
import { checkContent } from './content-checks/check-document'
import { editedByField, signEdit } from './edited-by'
import { keepAnchors } from './keep-anchors'
import { closeWhenPublished } from './review/close'
import { recordChange, recordDeletion, rememberPublic } from '@/platform/revisions/record'
import { cancelWhenDeleted, supersedeOlder } from './scheduled-publishing/actions'
import { beginCopy } from './saving/begin-copy'
import { rememberLock, restoreLock } from './saving/keep-lock'
import { refuseStale } from './saving/refuse-stale'
import { settleEqualDraft } from './saving/settle-equal-draft'
import { withStaffScreens } from './staff-screens'
import { cancelWhenTrashed, leaveTrashAsDraft, refuseHalfTrashing } from './trash'
import { askWithdrawal, takeMark } from './withdrawal'

/**
 * From the last key typed to the save, which the live preview waits for: a little before the form asks the server to
 * check it (250 ms).
 */
const AUTOSAVE_MS = 200

/**
 * What every collection that a page shows has in common: drafts saved as one types, nothing unpublished for
 * visitors, and a revision recorded at each change so that cached pages follow at once.
 */
export function publishable(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  return {
    ...collection,
    admin: withStaffScreens(collection.admin),
    access: {
      read: publishedOrSignedIn,
      readVersions: signedIn,
      create: draftOrReview,
      update: changeDraftOrReview,
      delete: trashOrDelete,
      ...collection.access,
    },
    // The history is kept whole: a page of five years had 120 edits, which is nothing to a database. What is planned is
    // one of these versions, and planned by `editing/scheduled-publishing` rather than Payload.
    versions: {
      drafts: {
        // A file is sent with its form: saved at each key, it would be sent again each time.
        autosave: collection.upload ? false : { interval: AUTOSAVE_MS, showSaveDraftButton: true },
      },
      maxPerDoc: 0,
    },
    trash: true,
    fields: [
      savingField,
      plansField,
      ...collection.fields,
      editedByField,
      statusField,
      reviewField,
    ],
    hooks: {
      ...hooks,
      beforeOperation: [
        guardPublishing,
        guardRestoring,
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
        ...(hooks?.beforeChange ?? []),
        keepAnchors,
        checkContent,
        rememberPublic,
      ],
      afterChange: [
        ...(hooks?.afterChange ?? []),
        closeWhenPublished,
        cancelWhenTrashed,
        supersedeOlder,
        recordChange,
        restoreLock,
        // Another file may have the same name and size: a file waits until it is published.
        ...(collection.upload ? [] : [settleEqualDraft]),
      ],
      afterDelete: [...(hooks?.afterDelete ?? []), cancelWhenDeleted, recordDeletion],
    },
  }
}
