import type { CollectionConfig, GlobalConfig, UIField } from 'payload'

/** Our own controls of a document, in the place of Payload's: they know what is saved. */
const controls = {
  PublishButton: '@/components/admin/publish/PublishButton#PublishButton',
  SaveDraftButton: '@/components/admin/saving/SaveDraft#SaveDraft',
  Status: '@/components/admin/publish/DocumentStatus#DocumentStatus',
  UnpublishButton: '@/components/admin/publish/UnpublishButton#UnpublishButton',
}

/** Our screens in place of Payload’s versions, which show JSON and the dates of the server’s zone. */
const historyViews = {
  versions: { Component: '@/components/admin/history/HistoryList#HistoryList' },
  version: { Component: '@/components/admin/history/VersionDetail#VersionDetail' },
}

/** Our own window around Payload's live preview. */
const livePreview = { Component: '@/components/admin/live-preview/LivePreview#LivePreview' }

/** The options of the admin for a collection, with those screens, and that button unless it has its own. */
export function withStaffScreens(admin: CollectionConfig['admin']): CollectionConfig['admin'] {
  const { components } = admin ?? {}
  const edit = { ...components?.views?.edit, ...historyViews, livePreview }
  return {
    ...admin,
    // What programs are answered says nothing to whoever writes.
    hideAPIURL: true,
    components: {
      ...components,
      edit: { ...controls, ...components?.edit },
      // Payload's type wants a whole view of the form, where there is one of its parts.
      views: { ...components?.views, edit: edit as never },
    },
  }
}

/** The same for a global. */
export const withGlobalScreens = (admin: GlobalConfig['admin']): GlobalConfig['admin'] => ({
  ...admin,
  hideAPIURL: true,
  components: {
    elements: controls,
    views: { edit: { ...historyViews, livePreview } as never },
  },
})

/* What forms show beside their data. */

/** `component` of the admin, as Payload names it, in a form. */
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

/** Watches over what is typed: says what is not saved and why, and gives it back. */
export const savingField = uiField('saving', '@/components/admin/saving/SavingField#SavingField')

/** What is planned of the document, and the way to plan. */
export const plansField = uiField('plans', '@/components/admin/scheduled/PlansField#PlansField', {
  position: 'sidebar',
})

/** « Relecture »: asks for one, shows the one asked for, and says that it is done. */
export const reviewField = uiField('review', '@/components/admin/ReviewField#ReviewField', {
  position: 'sidebar',
})

/** « Partager un lien d’aperçu » beside a page. */
export const shareLinksField = uiField(
  'shareLinks',
  '@/components/admin/ShareLinksField#ShareLinksField',
  { position: 'sidebar' },
)

/** « Voir la page au … »: opens the pages concerned as they will read at the instant chosen. */
export const timeMachineField = (shownOn: 'page' | 'call'): UIField =>
  uiField(
    'timeMachine',
    shownOn === 'page'
      ? '@/components/admin/TimeMachine#PageTimeMachine'
      : '@/components/admin/calls/CallFields#CallTimeMachine',
    { position: 'sidebar' },
  )

/** How a call unfolds, as the form stands. */
export const timelineField = uiField(
  'timeline',
  '@/components/admin/calls/CallFields#CallTimelineField',
)

/** Goes to the field that the address of the form names. */
export const revealNamedField = uiField('revealNamed', '@/components/admin/RevealNamed#RevealNamed')
