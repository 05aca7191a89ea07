import type { Plugin } from 'payload'

import { showCallField } from '@/call/added-fields'
import { extendCollections } from '@/collections/extend'
import { fillSlots } from '@/components/page/slots'
import { declarePageAddress } from '@/site/page/page-addresses'

import { FIELD, NAME } from './rules'
import { slots } from './slots'

/**
 * « Préparer mon dossier »: a page on which candidates compare their project with the selection criteria, and note how far
 * they are with the steps and the documents, before they apply. Their answers stay on their device. Adds a choice to calls, the address `PAGE/preparer` for a page whose call chose it, and
 * a link to it under the state of the call. Needs no other plugin.
 */
export const preparation: Plugin = (config) => {
  showCallField(FIELD)
  declarePageAddress({
    name: NAME,
    make: async (...asked) => (await import('./make')).makePreparation(...asked),
    paths: async (req) => (await import('./paths')).preparationPaths(req),
  })
  fillSlots('preparation', slots)
  return extendCollections(config, ({ slug }) => slug === 'calls', {
    fields: [
      {
        name: FIELD,
        type: 'checkbox',
        label: 'Proposer « Préparer mon dossier »',
        defaultValue: false,
        admin: {
          position: 'sidebar',
          description:
            'Les candidats comparent leur projet aux critères de la page et notent où ils en sont des étapes et des documents, puis impriment ou téléchargent leurs notes. Rien n’est envoyé au site.',
        },
      },
    ],
  })
}
