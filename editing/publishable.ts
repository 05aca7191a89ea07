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
import { publishedOrSignedIn, signedIn } from '@/access/roles'
import { updatedAtField } from '@/fields/paris-date'
import { nobody } from '@/platform/database/nobody'
import { recordChange, recordDeletion, rememberPublic } from '@/platform/revisions/record'

import { refuseExcess } from './bounds'
import { checkContent } from './content-checks/check-document'
import { keepAnchors } from './keep-anchors'
import { refuseDeletingUsed, refuseTrashingUsed } from './refuse-removing-used'
import { closeWhenPublished } from './review/requests'
import { PAYLOADS_AUTOSAVE_OFF } from './saving/autosave'
import { keepLock, rememberLock } from './saving/keep-lock'
import { refuseStale } from './saving/refuse-stale'
import { cancelWhenDeleted, supersedeOlder } from './scheduled-publishing/actions'
import {
  withStaffScreens,
  plansField,
  revealNamedField,
  reviewField,
  savingField,
} from './staff-screens'
import { cancelWhenTrashed, leaveTrashAsDraft, refuseHalfTrashing } from './trash'
import { askWithdrawal, takeMark } from './withdrawal'

/**
 * What every collection that a page shows has in common: drafts saved as one types, nothing unpublished for
 * visitors, nothing removed that something uses, and a revision recorded at each change so that cached pages follow at once.
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
        // A file is sent with its form: autosave would send it again each time.
        autosave: collection.upload ? false : PAYLOADS_AUTOSAVE_OFF,
      },
      maxPerDoc: 0,
    },
    trash: true,
    fields: [
      savingField,
      revealNamedField,
      plansField,
      ...collection.fields,
      editedByField,
      statusField,
      reviewField,
      updatedAtField,
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
        checkContent,
        rememberPublic,
      ],
      afterChange: [
        ...(hooks?.afterChange ?? []),
        closeWhenPublished,
        cancelWhenTrashed,
        supersedeOlder,
        recordChange,
        keepLock,
      ],
      beforeDelete: [refuseDeletingUsed, ...(hooks?.beforeDelete ?? [])],
      afterDelete: [...(hooks?.afterDelete ?? []), cancelWhenDeleted, recordDeletion],
    },
  }
}

/**
 * Who saved a version; null when no person did (an import, a migration) and, on SQLite, once their account is deleted.
 * Told to staff alone.
 */
const editedByField: RelationshipField = {
  name: 'editedBy',
  type: 'relationship',
  relationTo: 'users',
  label: 'Modifié par',
  access: { read: signedIn, create: nobody, update: nobody },
  admin: { hidden: true },
}

/** Before a save: signs it. */
const signEdit: CollectionBeforeChangeHook = ({ data, req }) => ({
  ...(data as object),
  editedBy: req.user?.id ?? null,
})

/** Payload's own status, which it merges with this: in lists it also says since when, and who changed it last. */
const statusField: SelectField = {
  name: '_status',
  type: 'select',
  label: ({ t }) => t('version:status'),
  options: [],
  admin: { components: { Cell: '@/components/admin/waiting/StatusCell#StatusCell' } },
}

type CreateArgs = { data?: object; draft?: boolean; duplicateFromID?: unknown }

/**
 * Before a document is duplicated: the copy is a draft, whatever was asked, since it is to be changed first; and it was
 * changed now, where Payload would copy when the other was.
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
