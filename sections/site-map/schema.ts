import { sectionBlock } from '@/sections/section-block'

/** The list of all published pages, always up to date: RGAA 4.1, criterion 12.1, one of two ways to find a page. */
export const SiteMapSection = sectionBlock({
  slug: 'siteMap',
  label: 'Plan du site',
  sentence: 'La liste de toutes les pages publiées, qui se tient à jour seule.',
  sketch:
    'M40 10h16v10h-16zM48 20v20M20 40v-10h56v10M12 40h16v10h-16zM40 40h16v10h-16zM68 40h16v10h-16z',
  fields: [
    {
      name: 'title',
      type: 'text',
      label: 'Titre',
      admin: { description: 'La liste des pages publiées se tient à jour seule.' },
    },
  ],
})
