import { validateTogether } from '@/collections/calls/refuse-two-open'
import { checkPageSize } from '@/editing/bounds'
import { effectsEndpoint } from '@/editing/page-effects'
import { publishable } from '@/editing/publishable'
import { checkPageVariables } from '@/editing/text-variables/checks'
import { feminine } from '@/editing/with-article'
import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { purposeField } from '@/fields/purpose'
import { slugField } from '@/fields/slug'
import { titleField } from '@/fields/line'
import type { Page } from '@/payload-types'
import { sections } from '@/sections/schemas'
import { sentencesOf } from '@/sections/section-block'
import { keepAwaitedAddress, keepOwnAddress } from './keep-own-address'
import {
  refuseDeletingRelied,
  refuseSecondPurpose,
  refuseTakenAddress,
  refuseTrashingRelied,
  refuseUnpublishingRelied,
  rememberSeveral,
} from './refusals'
import { takeBelowAlong } from './take-below-along'

/** A public page: an address, a hero, the calls that it shows and a list of sections. */
export const Pages = publishable({
  slug: 'pages',
  custom: feminine,
  labels: { singular: 'Page', plural: 'Pages' },
  admin: {
    useAsTitle: 'title',
    listSearchableFields: ['title', 'slug'],
    defaultColumns: ['title', '_status', 'slug', 'updatedAt'],
  },
  endpoints: [effectsEndpoint],
  hooks: {
    beforeOperation: [rememberSeveral],
    beforeChange: [
      refuseUnpublishingRelied,
      refuseTrashingRelied,
      refuseTakenAddress,
      keepOwnAddress,
      refuseSecondPurpose,
      checkPageVariables,
      checkPageSize,
    ],
    afterChange: [keepAwaitedAddress, takeBelowAlong],
    beforeDelete: [refuseDeletingRelied],
  },
  fields: [
    titleField({
      name: 'title',
      label: 'Titre',
      admin: { description: 'Nom de la page dans le fil d’Ariane et l’onglet du navigateur.' },
    }),
    slugField,
    purposeField,
    {
      name: 'description',
      type: 'textarea',
      label: 'Description',
      maxLength: 300,
      admin: {
        position: 'sidebar',
        components: { Description: '@/site/page/DescriptionHelp#DescriptionHelp' },
      },
    },
    {
      name: 'calls',
      type: 'relationship',
      relationTo: 'calls',
      hasMany: true,
      label: 'Appels à projets',
      validate: (value, { req }) => validateTogether(value as Page['calls'], req),
      admin: {
        position: 'sidebar',
        description:
          'La page montre l’appel ouvert, à défaut le prochain, à défaut le dernier clos. Son état commande les boutons et la section « Appel clos ». Sans appel choisi ici, c’est celui de la page au-dessus, comme « /a » l’est de « /a/b ».',
      },
    },
    {
      name: 'hero',
      type: 'group',
      label: 'En-tête de page',
      fields: [
        requiredLine({ name: 'title', label: 'Grand titre' }),
        markdownField({ name: 'introduction', label: 'Introduction' }),
        linkField({
          name: 'apply',
          label: 'Bouton « candidater »',
          targetDescription: 'Laissez vide pour suivre l’adresse de l’appel à projets.',
        }),
        linkField({
          name: 'rules',
          label: 'Bouton « règlement »',
          targetDescription: 'Laissez vide pour suivre l’adresse de l’appel à projets.',
        }),
      ],
    },
    {
      name: 'sections',
      type: 'blocks',
      label: 'Sections',
      labels: { singular: 'Section', plural: 'Sections' },
      blocks: sections,
      admin: {
        components: {
          Description: {
            path: '@/components/admin/SectionSentences#SectionSentences',
            clientProps: { sentences: sentencesOf(sections) },
          },
        },
      },
    },
  ],
})
