import { publishable } from '@/editing/publishable'
import { checksumField, fileAddressField } from '@/fields/library'
import { WIDTHS } from '@/platform/files/addresses'

import { keepingFiles } from './files'

const EXTENSIONS = ['jpg', 'jpeg', 'png', 'webp', 'avif'] as const

/** Pictures that texts show, at `/images/…`. */
export const Images = publishable(
  keepingFiles({
    slug: 'images',
    labels: { singular: 'Image', plural: 'Images' },
    admin: {
      useAsTitle: 'slug',
      listSearchableFields: ['slug', 'alt'],
      group: 'Bibliothèque',
      defaultColumns: ['slug', '_status', 'filename', 'alt', 'updatedAt'],
    },
    upload: {
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
      adminThumbnail: 'small',
      imageSizes: Object.entries(WIDTHS).map(([name, width]) => ({
        name,
        width,
        withoutEnlargement: true,
        formatOptions: { format: 'webp', options: { quality: 80 } },
        // Internal: staff do not search the list by them.
        admin: { disableGroupBy: true, disableListColumn: true, disableListFilter: true },
      })),
    },
    fields: [
      fileAddressField('images', EXTENSIONS),
      {
        name: 'decorative',
        type: 'checkbox',
        label: 'Image décorative',
        defaultValue: false,
        admin: {
          description: 'Elle n’apporte aucune information : les lecteurs d’écran la passent.',
        },
      },
      {
        name: 'alt',
        type: 'text',
        label: 'Texte de remplacement',
        admin: {
          condition: (_, { decorative }: { decorative?: boolean | null }) => !decorative,
          description:
            'Ce que l’image apprend à qui ne la voit pas, en une phrase. Un texte qui la montre peut en donner un autre.',
        },
        // RGAA 1.1 and 1.2: an image has an alternative text or is marked as decorative.
        validate: (
          value: unknown,
          { siblingData }: { siblingData: { decorative?: boolean | null } },
        ) =>
          Boolean(siblingData.decorative) ||
          (typeof value === 'string' && value.trim() !== '') ||
          'Décrivez l’image, ou cochez « Image décorative ».',
      },
      checksumField,
    ],
  }),
)
