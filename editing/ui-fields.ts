/** What forms show beside their data. */
import type { UIField } from 'payload'

/** `component`: of the admin, as Payload names it. */
const uiField = (name: string, component: string, admin: UIField['admin'] = {}): UIField => ({
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
export const reviewField = uiField('review', '@/components/admin/review/ReviewField#ReviewField', {
  position: 'sidebar',
})

/** « Partager un lien d’aperçu » beside a page. */
export const shareLinksField = uiField(
  'shareLinks',
  '@/components/admin/share-links/ShareLinksField#ShareLinksField',
  { position: 'sidebar' },
)

/** « Voir la page au … »: opens the pages concerned as they will read at the instant chosen. */
export const timeMachineField = (shownOn: 'page' | 'call'): UIField =>
  uiField(
    'timeMachine',
    shownOn === 'page'
      ? '@/components/admin/time-machine/PageTimeMachine#PageTimeMachine'
      : '@/components/admin/time-machine/CallTimeMachine#CallTimeMachine',
    { position: 'sidebar' },
  )

/** How a call unfolds, as the form stands. */
export const timelineField = uiField(
  'timeline',
  '@/components/admin/call-timeline/CallTimelineField#CallTimelineField',
)

/** Goes to the field that the address of the form names. */
export const revealNamedField = uiField('revealNamed', '@/components/admin/RevealNamed#RevealNamed')
