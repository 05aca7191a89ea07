import type { Image } from '@/payload-types'
import { frenchSize } from '@/text/typography'

/** The fields that the list of files gives about the chosen file. */
export type ChosenFile = Pick<Image, 'slug' | 'alt' | 'decorative' | 'filesize'>

/** Returns the Markdown of an image, with the file's own alternative text, to be adapted to the context. */
export function imageMarkdown({ alt, decorative, slug }: ChosenFile): string {
  return `![${decorative ? '' : escaped(alt?.trim() ?? '')}](/images/${slug})`
}

/** Returns a Markdown link to a document with its format and size, which DSFR requires for downloads. */
export function documentLink({ filesize, slug }: ChosenFile): string {
  const words = (slug ?? '').replace(/\.pdf$/, '').replaceAll('-', ' ')
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  const weight = filesize ? `, ${frenchSize(filesize)}` : ''
  return `[${escaped(title)} (PDF${weight})](/documents/${slug})`
}

const escaped = (text: string): string => text.replace(/[\\[\]]/g, '\\$&')
