import type { Block, SelectField } from 'payload'

import { SHOWN_WHILE } from '@/call/shown-while'

const shownWhile: SelectField = {
  name: 'shownWhile',
  type: 'select',
  label: 'Quand montrer cette section',
  options: Object.entries(SHOWN_WHILE).map(([value, label]) => ({ value, label })),
  admin: {
    description:
      'Sans choix : toujours, sauf la section « Appel clos », qui attend que l’appel ne soit pas ouvert. « Voir la page au… » montre ce qu’il en sera.',
  },
}

/** `block`, which staff may have shown only while the call of the page is in some state. */
export const shownForAWhile = (block: Block): Block => ({
  ...block,
  fields: [...block.fields, shownWhile],
})
