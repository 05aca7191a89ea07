import { linkTargetField } from '@/fields/link'
import { timelineField, timeMachineField } from '@/fields/time-machine'
import { titleField } from '@/fields/title'

import { previewOfUse } from '../live-preview'
import { publishable } from '../publishable'
import { refusingRemoval, type UsedBy } from '../refuse-removing-used'
import { checkCallVariables } from '../text-variables/check-call'
import { dateFields } from './dates'
import { milestonesField } from './milestones'
import { overrideFields } from './override'
import { refuseTwoOpen } from './refuse-two-open'
import { signOverride } from './sign-override'

const usedBy: UsedBy = (page) => page.calls ?? []

/** A call for projects. Whether it is open is never stored: `lib/call` computes it from these fields. */
export const Calls = publishable({
  slug: 'calls',
  labels: { singular: 'Appel à projets', plural: 'Appels à projets' },
  admin: {
    useAsTitle: 'name',
    listSearchableFields: ['name', 'promotion'],
    group: 'Contenus',
    livePreview: previewOfUse(usedBy),
    defaultColumns: ['name', 'opensAt', 'closesAt', '_status'],
  },
  hooks: refusingRemoval(usedBy, {
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
