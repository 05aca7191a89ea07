import type { Block } from 'payload'

import { sectionAdmin } from '@/sections/section-admin'

/** The list of all published pages, which keeps itself: RGAA 4.1, criterion 12.1, one of two ways to find a page. */
export const SiteMapSection: Block = {
  slug: 'siteMap',
  interfaceName: 'SiteMapSection',
  labels: { singular: 'Plan du site', plural: 'Plans du site' },
  admin: sectionAdmin('La liste de toutes les pages publiées, qui se tient à jour seule.'),
  fields: [
    {
      name: 'title',
      type: 'text',
      label: 'Titre',
      admin: { description: 'La liste des pages publiées se tient à jour seule.' },
    },
  ],
}
