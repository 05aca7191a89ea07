import { anchorField } from '@/fields/anchor'
import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { rowsField } from '@/fields/rows'
import { sectionBlock } from '@/sections/section-block'

/** Questions and their answers. Each anchor stays the same when the question is reworded. */
export const QuestionsSection = sectionBlock({
  slug: 'questions',
  label: 'Questions',
  sentence: 'Des questions et leurs réponses, à déplier ; chacune a son adresse.',
  sketch: 'M14 16h56M14 32h56M14 48h56M76 14l4 4l4-4M76 30l4 4l4-4M76 46l4 4l4-4',
  fields: [
    { name: 'title', type: 'text', label: 'Titre' },
    markdownField({ name: 'introduction', label: 'Introduction' }),
    rowsField({
      name: 'questions',
      label: 'Questions',
      noun: 'Question',
      named: 'question',
      fields: [
        requiredLine({ name: 'question', label: 'Question' }),
        markdownField({ name: 'answer', label: 'Réponse', required: true }),
        anchorField(['question']),
      ],
    }),
  ],
})
