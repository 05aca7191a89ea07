import { publishableGlobal } from '@/editing/publishable-global'
import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { parisMomentField } from '@/fields/paris-date'

type Dates = { from?: string | null }

/** The notice above the content of every page for a period: DSFR « Bandeau d’information importante ». */
export const Notice = publishableGlobal({
  slug: 'notice',
  label: 'Bandeau d’information',
  fields: [
    {
      name: 'severity',
      type: 'select',
      label: 'Nature',
      required: true,
      defaultValue: 'info',
      options: [
        { value: 'info', label: 'Information' },
        { value: 'warning', label: 'Avertissement' },
        { value: 'alert', label: 'Alerte' },
      ],
    },
    requiredLine({
      name: 'title',
      label: 'Titre',
      admin: {
        description:
          'Quelques mots, que lisent les visiteurs en haut de chaque page. Pour retirer le bandeau avant sa fin, mettez-le hors ligne.',
      },
    }),
    markdownField({ name: 'text', label: 'Texte' }),
    linkField({ name: 'link', label: 'Lien' }),
    {
      type: 'row',
      fields: [
        parisMomentField({
          name: 'from',
          label: 'Début',
          admin: { width: '50%', description: 'Heure de Paris. À défaut, dès la publication.' },
        }),
        parisMomentField({
          name: 'until',
          label: 'Fin',
          validate: (value, { siblingData }) => {
            const { from } = siblingData as Dates
            if (!value || !from) return true
            return new Date(value) > new Date(from) || 'La fin doit venir après le début.'
          },
          admin: {
            width: '50%',
            description: 'Heure de Paris. À défaut, jusqu’à ce que vous le retiriez.',
          },
        }),
      ],
    },
  ],
})
