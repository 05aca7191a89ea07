import type { Root } from 'mdast'
import type { ReactNode } from 'react'

import {
  Heading,
  SectionFrame,
  isEmpty,
  itemLevel,
  SectionIntroduction,
} from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'
import type { ImageViews } from '@/text/markdown/images'
import { frenchTypography } from '@/text/typography'

type CardsSectionProps<Item> = {
  section: { id: string; anchor: string; title: string; introduction: Root }
  items: Item[]
  /** Content below the description of an item. */
  below?: (item: Item) => ReactNode
  images: ImageViews
  siteUrl: string
}

type Card = { id: string; anchor: string; name: string; description: Root }

/** Documents of a list, two abreast if there is room, each a card with its name and its description. */
export function CardsSection<Item extends Card>({
  section,
  items,
  below,
  ...onPage
}: CardsSectionProps<Item>) {
  if (isEmpty(section, items)) return null
  const level = itemLevel(section)
  return (
    <SectionFrame section={section}>
      <SectionIntroduction section={section} {...onPage} />
      {items.length > 0 && (
        <ul className="eig-list eig-cards eig-cards--wide" role="list">
          {items.map((item) => (
            <li key={item.id} id={item.anchor || undefined}>
              <div className="eig-card">
                <Heading level={level} className="fr-h5">
                  {frenchTypography(item.name)}
                </Heading>
                <Markdown text={item.description} startLevel={level} {...onPage} id={item.id} />
                {below?.(item)}
              </div>
            </li>
          ))}
        </ul>
      )}
    </SectionFrame>
  )
}
