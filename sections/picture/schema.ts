import { imageField } from '@/fields/library'
import { sectionBlock } from '@/sections/section-block'

/** An image with its caption and its credit, which images within a text do not have. */
export const PictureSection = sectionBlock({
  slug: 'picture',
  label: 'Image légendée',
  sentence: 'Une image de la bibliothèque, avec sa légende et son crédit.',
  sketch: 'M20 10h56v32h-56zM24 38l14-16l12 12l8-8l14 12M30 52h36',
  fields: [
    imageField({ name: 'image', label: 'Image' }),
    { name: 'caption', type: 'text', label: 'Légende' },
    {
      name: 'credit',
      type: 'text',
      label: 'Crédit',
      admin: { description: 'Qui l’a faite, par exemple « Camille Roux, DINUM ».' },
    },
  ],
})
