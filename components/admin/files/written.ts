import type { Image } from '@/payload-types'
import { frenchSize } from '@/text/typography'

/** What the list of files tells of the one that is chosen. */
export type ChosenFile = Pick<Image, 'slug' | 'alt' | 'decorative' | 'filesize'>

/** The image in a text; described as it describes itself, to be adapted to where it stands. */
export function imageMarkdown({ alt, decorative, slug }: ChosenFile): string {
  return `![${decorative ? '' : escaped(alt?.trim() ?? '')}](/images/${slug})`
}

/** A link to a document, whose words say its format and its weight as DSFR asks of a download. */
export function documentLink({ filesize, slug }: ChosenFile): string {
  const words = (slug ?? '').replace(/\.pdf$/, '').replaceAll('-', ' ')
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  const weight = filesize ? `, ${frenchSize(filesize)}` : ''
  return `[${escaped(title)} (PDF${weight})](/documents/${slug})`
}

const escaped = (text: string): string => text.replace(/[\\[\]]/g, '\\$&')
