import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { notBlank } from '@/fields/not-blank'
import { sectionBlock } from '@/sections/section-block'

/** What a visitor is invited to do, set apart from the rest of the page, with a button if there is a link. */
export const CallToActionSection = sectionBlock({
  slug: 'callToAction',
  label: 'Appel à l’action',
  sentence: 'Une invitation mise en avant, avec un bouton si elle mène quelque part.',
  fields: [
    { name: 'title', type: 'text', label: 'Titre', required: true, validate: notBlank },
    markdownField({ name: 'body', label: 'Texte' }),
    linkField({ name: 'link', label: 'Bouton', description: 'Facultatif.' }),
  ],
})
