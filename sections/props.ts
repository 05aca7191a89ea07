import type { ImageViews, SectionOf, SectionView } from '@/components/views'

export type SectionProps<Type extends SectionView['blockType']> = {
  section: SectionOf<Type>
  /** Those that the texts of the page show. */
  images: ImageViews
  /** Absolute address of the site, without trailing slash. */
  siteUrl: string
}
