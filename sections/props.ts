import type { SectionOf, SectionView } from '@/components/views'
import type { ImageViews } from '@/text/markdown/images'

export type SectionProps<Type extends SectionView['blockType']> = {
  section: SectionOf<Type>
  /** Those that the texts of the page show. */
  images: ImageViews
  /** Absolute address of the site, without trailing slash. */
  siteUrl: string
}
