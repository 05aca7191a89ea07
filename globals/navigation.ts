import type { ArrayField, TextFieldSingleValidation } from 'payload'

import { publishableGlobal } from '@/editing/publishable-global'
import { linkRow } from '@/fields/link'
import { rowLabel } from '@/fields/rows'

type Entry = { page?: unknown; url?: string | null; children?: unknown }

const hasRows = (rows: unknown) => (Array.isArray(rows) ? rows.length : Number(rows ?? 0)) > 0

/** A link to a page may use the title of the page; a submenu needs its own label. */
const validateLabel: TextFieldSingleValidation = (value, { siblingData }) => {
  const { page, url, children } = siblingData as Entry
  if (hasRows(children)) return Boolean(value?.trim()) || 'Donnez un nom à ce sous-menu.'
  if (!page && !url?.trim()) return 'Choisissez la page où mène cette entrée, ou son adresse.'
  return (
    Boolean(value?.trim() || page) ||
    'Donnez un libellé à ce lien : seul celui d’une page du site peut s’en passer.'
  )
}

const link = linkRow({
  label: {
    validate: validateLabel,
    admin: { description: 'À défaut, le titre de la page.' },
  },
})

/** `noun`: the name of one row, also shown on the button that adds it. */
const entries = (
  noun: string,
  overrides: Pick<ArrayField, 'name' | 'label' | 'admin'>,
  more: ArrayField[] = [],
): ArrayField => ({
  ...overrides,
  type: 'array',
  labels: { singular: noun, plural: noun.replace('Entrée', 'Entrées') },
  admin: {
    ...overrides.admin,
    components: { RowLabel: rowLabel('label', noun) },
  },
  fields: [link, ...more],
})

/** The menu of the site, DSFR « Navigation principale »: links, some of which open a submenu. */
export const Navigation = publishableGlobal({
  slug: 'navigation',
  label: 'Menu',
  fields: [
    entries(
      'Entrée du menu',
      {
        name: 'entries',
        label: 'Entrées du menu',
        admin: {
          description:
            'En haut de chaque page, dans cet ordre ; sans entrée, le menu montre les rubriques du site. Une page qui n’est plus publiée disparaît du menu, et y revient avec sa publication.',
        },
      },
      [
        entries('Entrée du sous-menu', {
          name: 'children',
          label: 'Sous-menu',
          admin: {
            description:
              'Facultatif. L’entrée ouvre alors cette liste, où le lien choisi ci-dessus vient en premier.',
          },
        }),
      ],
    ),
  ],
})
