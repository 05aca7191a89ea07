import { imageField } from '@/fields/library'
import { linkField } from '@/fields/link'
import { markdownField } from '@/fields/markdown'
import { requiredLine } from '@/fields/line'
import { sectionBlock } from '@/sections/section-block'

/** A link to a video, and its transcript. The page loads nothing from the video host. */
export const VideoSection = sectionBlock({
  slug: 'video',
  label: 'Vidéo',
  sentence: 'Un lien vers une vidéo, avec sa transcription à déplier.',
  sketch: 'M20 10h56v32h-56zM42 19l14 7l-14 7zM28 52h40',
  fields: [
    requiredLine({ name: 'title', label: 'Titre' }),
    imageField({
      name: 'image',
      label: 'Image',
      description: 'Facultatif : un moment de la vidéo.',
    }),
    linkField({
      name: 'link',
      label: 'Lien vers la vidéo',
      description: 'Par exemple « Voir la vidéo sur Dailymotion (3 min) ».',
    }),
    markdownField({ name: 'transcript', label: 'Transcription', required: true }),
  ],
})
