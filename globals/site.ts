import type { GlobalConfig } from 'payload'

import { publishedGlobalOrSignedIn } from '@/access/published-or-signed-in'
import { refuseRestoringGlobal } from '@/access/refuse-restoring-global'
import { atLeast, hiddenBelow } from '@/access/roles'
import { signedIn } from '@/access/signed-in'
import { refuseExcessOfGlobal } from '@/editing/bounds/refuse-excess'
import { historyViews } from '@/editing/staff-screens'
import { publishButton } from '@/editing/staff-screens'
import { savingField } from '@/editing/ui-fields'
import { refuseStaleGlobal } from '@/editing/saving/refuse-stale'
import { checkSiteVariables } from '@/editing/text-variables/checks'
import { linkedPageField, linkTargetField } from '@/fields/link'
import { recordGlobalChange } from '@/platform/revisions/record'

/** What every page shows around its content. */
export const Site: GlobalConfig = {
  slug: 'site',
  label: 'Site',
  admin: {
    group: 'Réglages',
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    components: { elements: publishButton, views: { edit: historyViews } },
  },
  access: {
    read: publishedGlobalOrSignedIn,
    readVersions: signedIn,
    update: atLeast('administrator'),
  },
  versions: { drafts: { autosave: { interval: 800, showSaveDraftButton: true } }, max: 0 },
  hooks: {
    beforeOperation: [refuseRestoringGlobal],
    beforeChange: [refuseStaleGlobal, refuseExcessOfGlobal, checkSiteVariables],
    afterChange: [recordGlobalChange],
  },
  fields: [
    savingField,
    { name: 'name', type: 'text', label: 'Nom du site', required: true },
    { name: 'tagline', type: 'text', label: 'Signature' },
    {
      name: 'home',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page d’accueil',
      admin: {
        description: 'La page où mène l’adresse du site. À défaut, la plus ancienne page publiée.',
      },
    },
    { name: 'address', type: 'textarea', label: 'Adresse postale' },
    {
      name: 'contactEmail',
      type: 'email',
      label: 'Adresse électronique de contact',
      admin: {
        description:
          'En toutes lettres au pied de chaque page. Pour les failles aussi (security.txt).',
      },
    },
    {
      name: 'footerLinks',
      type: 'array',
      label: 'Liens du pied de page',
      labels: { singular: 'Lien', plural: 'Liens' },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'label', type: 'text', label: 'Libellé', required: true },
            linkedPageField,
            linkTargetField({
              name: 'url',
              label: 'Adresse',
              condition: (_, { page }: { page?: unknown }) => !page,
            }),
          ],
        },
      ],
    },
  ],
}
