import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { sectionBlock } from '@/sections/section-block'

/** An invitation that stands out from the page, with a button if there is a link. */
export const CallToActionSection = sectionBlock({
  slug: 'callToAction',
  label: 'Appel à l’action',
  sentence: 'Une invitation mise en avant, avec un bouton si elle mène quelque part.',
  sketch: 'M14 12v40M26 18h52M26 28h40M26 38h30v12h-30z',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    markdownField({ name: 'body', label: 'Texte' }),
    linkField({ name: 'link', label: 'Bouton', description: 'Facultatif.' }),
  ],
})
