import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { sectionBlock } from '@/sections/section-block'

/** When the call of the page opens and closes, and its milestones. The dates come from the call; no one types them here. */
export const KeyDatesSection = sectionBlock({
  slug: 'keyDates',
  label: 'Dates clés',
  sentence:
    'L’ouverture, la clôture et les jalons de l’appel, et de quoi les mettre dans un agenda.',
  sketch: 'M10 26h76M22 20v12M48 20v12M74 20v12M14 44h16M40 44h16M66 44h16',
  fields: [
    requiredLine({
      name: 'title',
      label: 'Titre',
      defaultValue: 'Dates clés',
    }),
    markdownField({ name: 'body', label: 'Introduction' }),
  ],
})
