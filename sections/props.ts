import type { ReactNode } from 'react'

import type { SectionOf, SectionView } from '@/components/views'
import type { ImageViews } from '@/text/markdown/images'

export type SectionProps<Type extends SectionView['blockType']> = {
  section: SectionOf<Type>
  /** Those that the texts of the page show. */
  images: ImageViews
  /** Absolute address of the site, without trailing slash. */
  siteUrl: string
}

/** The component of each section: the compiler refuses one that takes other fields than its schema has. */
export type SectionComponents = {
  [Type in SectionView['blockType']]: (props: SectionProps<Type>) => ReactNode
}
