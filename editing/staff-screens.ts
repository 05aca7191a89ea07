import type { CollectionConfig, GlobalConfig, UIField } from 'payload'

/** Our document controls, which replace Payload's: they know what is saved. */
const controls = {
  PublishButton: '@/components/admin/publish/PublishButton#PublishButton',
  SaveDraftButton: '@/components/admin/saving/SaveDraft#SaveDraft',
  Status: '@/components/admin/publish/DocumentStatus#DocumentStatus',
  UnpublishButton: '@/components/admin/publish/UnpublishButton#UnpublishButton',
}

/** The group of the menu for content without its own group. */
const CONTENT_GROUP = 'Contenus'

/**
 * The admin options of a collection with our controls. A control that the collection defines takes precedence.
 */
export function withStaffScreens(admin: CollectionConfig['admin']): CollectionConfig['admin'] {
  const { components } = admin ?? {}
  return {
    group: CONTENT_GROUP,
    ...admin,
    // Editors do not need the API URL.
    hideAPIURL: true,
    components: {
      ...components,
      beforeListTable: [
        '@/components/admin/UsesBeforeDeletion#UsesOfSelection',
        ...(components?.beforeListTable ?? []),
      ],
      edit: { ...controls, ...components?.edit },
    },
  }
}

/** The same for a global. */
export const withGlobalScreens = (admin: GlobalConfig['admin']): GlobalConfig['admin'] => ({
  group: CONTENT_GROUP,
  ...admin,
  hideAPIURL: true,
  components: { elements: controls },
})

/* Fields that show something other than data. */

/** A field that only renders `component` in a form. `component` is a Payload component path. */
export const uiField = (
  name: string,
  component: string,
  admin: UIField['admin'] = {},
): UIField => ({
  name,
  type: 'ui',
  admin: {
    ...admin,
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: component },
  },
})

/** Watches the form: says what is not saved and why, and restores it. */
export const savingField = uiField('saving', '@/components/admin/saving/SavingField#SavingField')

/** The timeline of a call, from the current values of the form. */
export const timelineField = uiField(
  'timeline',
  '@/components/admin/calls/CallFields#CallTimelineField',
)

/** The published pages that show the document. */
export const shownByField = uiField('shownBy', '@/components/admin/ShownBy#ShownBy', {
  position: 'sidebar',
})

/** Reveals the field that the URL of the form names. */
export const revealNamedField = uiField('revealNamed', '@/components/admin/RevealNamed#RevealNamed')

/** In the dialogs that delete the document: what uses it. */
export const usesField = uiField('uses', '@/components/admin/UsesBeforeDeletion#UsesOfDocument')
