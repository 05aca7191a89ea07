import type { UIField } from 'payload'

const hidden = { disableListColumn: true, disableBulkEdit: true }

/** « Voir la page au … » in the sidebar: opens the pages concerned as they will read at the instant chosen. */
export const timeMachineField = (shownOn: 'page' | 'call'): UIField => ({
  name: 'timeMachine',
  type: 'ui',
  admin: {
    ...hidden,
    position: 'sidebar',
    components: {
      Field:
        shownOn === 'page'
          ? '@/components/admin/time-machine/PageTimeMachine#PageTimeMachine'
          : '@/components/admin/time-machine/CallTimeMachine#CallTimeMachine',
    },
  },
})

/** How a call unfolds, as the form stands: it holds no data. */
export const timelineField: UIField = {
  name: 'timeline',
  type: 'ui',
  admin: {
    ...hidden,
    components: { Field: '@/components/admin/call-timeline/CallTimelineField#CallTimelineField' },
  },
}
