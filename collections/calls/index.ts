import { previewOfUse } from '@/editing/preview/live-preview'
import { timelineField, timeMachineField } from '@/editing/ui-fields'
import { publishable } from '@/editing/publishable'
import { refusingRemoval } from '@/editing/refuse-removing-used'
import { checkCallVariables } from '@/editing/text-variables/checks'
import { linkTargetField } from '@/fields/link'
import { titleField } from '@/fields/title'
import { dateFields } from './dates'
import { milestonesField } from './milestones'
import { overrideFields, signOverride } from './override'
import { refuseTwoOpen } from './refuse-two-open'

/** A call for projects. Whether it is open is never stored: `call` computes it from these fields. */
export const Calls = publishable({
  slug: 'calls',
  labels: { singular: 'Appel à projets', plural: 'Appels à projets' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'promotion'],
    group: 'Contenus',
    livePreview: previewOfUse('calls'),
    defaultColumns: ['name', 'opensAt', 'closesAt', '_status'],
  },
  hooks: refusingRemoval({
    beforeChange: [signOverride, refuseTwoOpen, checkCallVariables],
  }),
  fields: [
    titleField({
      name: 'name',
      label: 'Nom',
      admin: { components: { Cell: '@/components/admin/CallNameCell#CallNameCell' } },
    }),
    {
      name: 'promotion',
      type: 'text',
      label: 'Promotion',
      admin: { description: 'Le numéro de la promotion recrutée, par exemple « 7 ».' },
    },
    ...dateFields,
    ...overrideFields,
    timelineField,
    milestonesField,
    linkTargetField({
      name: 'applicationUrl',
      label: 'Adresse pour candidater',
      description: 'Où mène le bouton de candidature, tant que l’appel est ouvert.',
    }),
    linkTargetField({ name: 'rulesUrl', label: 'Adresse du règlement' }),
    timeMachineField('call'),
  ],
})
