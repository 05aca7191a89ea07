import { markdownField } from '@/fields/markdown'
import { notBlank } from '@/fields/not-blank'
import { rowLabel } from '@/fields/row-label'
import { keepAnchors } from '@/sections/keep-anchors'
import { sectionBlock } from '@/sections/section-block'

/** Questions and their answers, each with an anchor that outlives a new wording. */
export const QuestionsSection = sectionBlock({
  slug: 'questions',
  label: 'Questions',
  sentence: 'Des questions et leurs réponses, à déplier ; chacune a son adresse.',
  fields: [
    { name: 'title', type: 'text', label: 'Titre' },
    markdownField({ name: 'introduction', label: 'Introduction' }),
    {
      name: 'questions',
      type: 'array',
      label: 'Questions',
      labels: { singular: 'Question', plural: 'Questions' },
      admin: { initCollapsed: true, components: { RowLabel: rowLabel('question', 'Question') } },
      hooks: { beforeChange: [keepAnchors] },
      fields: [
        { name: 'question', type: 'text', label: 'Question', required: true, validate: notBlank },
        markdownField({ name: 'answer', label: 'Réponse', required: true }),
        {
          name: 'anchor',
          type: 'text',
          label: 'Ancre',
          admin: {
            readOnly: true,
            description:
              'La fin de l’adresse qui mène droit à cette question, après « # ». Elle ne change plus, même si la question est reformulée.',
          },
        },
      ],
    },
  ],
})
