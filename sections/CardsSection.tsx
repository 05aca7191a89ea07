import type { Root } from 'mdast'
import type { ReactNode } from 'react'

import { Heading } from '@/components/dsfr/Heading'
import { isEmpty, itemLevel, SectionIntroduction } from '@/sections/SectionIntroduction'
import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'
import { frenchTypography } from '@/text/typography'

type CardsSectionProps<Item> = {
  section: { id: string; title: string; introduction: Root }
  items: Item[]
  /** Whether their order says something: screen readers then count them. */
  isOrdered?: boolean
  /** How many stand side by side where there is room. */
  abreast: 2 | 3
  /** What stands over the name of an item, and under its description. */
  above?: (item: Item, index: number) => ReactNode
  below?: (item: Item) => ReactNode
  images: ImageViews
  siteUrl: string
}

const LOOKS = {
  2: { column: 'fr-col-12 fr-col-md-6', heading: 'fr-h5' },
  3: { column: 'fr-col-12 fr-col-md-6 fr-col-lg-4', heading: 'fr-h6' },
} as const

/** Documents of a list side by side, each a card with its name and its description. */
export function CardsSection<Item extends { id: string; name: string; description: Root }>({
  section,
  items,
  isOrdered = false,
  abreast,
  above,
  below,
  images,
  siteUrl,
}: CardsSectionProps<Item>) {
  if (isEmpty(section, items)) return null
  const level = itemLevel(section)
  const { column, heading } = LOOKS[abreast]
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <section className="eig-section">
      <SectionIntroduction section={section} images={images} siteUrl={siteUrl} />
      {items.length > 0 && (
        <List className="fr-grid-row fr-grid-row--gutters eig-list" role="list">
          {items.map((item, index) => (
            <li className={column} key={item.id}>
              <div className="eig-card">
                {above?.(item, index)}
                <Heading level={level} className={heading}>
                  {frenchTypography(item.name)}
                </Heading>
                <Markdown
                  text={item.description}
                  startLevel={level}
                  images={images}
                  siteUrl={siteUrl}
                  id={item.id}
                />
                {below?.(item)}
              </div>
            </li>
          ))}
        </List>
      )}
    </section>
  )
}
