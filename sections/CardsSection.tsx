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
  /** Whether the order has a meaning: screen readers then count the items. */
  isOrdered?: boolean
  /** Number of cards side by side, if there is room. */
  abreast: 2 | 3
  /** Content above the name of an item, and below its description. */
  above?: (item: Item, index: number) => ReactNode
  below?: (item: Item) => ReactNode
  images: ImageViews
  siteUrl: string
}

const LOOKS = {
  2: { list: 'eig-list eig-cards eig-cards--wide', heading: 'fr-h5' },
  3: { list: 'eig-list eig-cards', heading: 'fr-h6' },
} as const

type Card = { id: string; anchor: string; name: string; description: Root }

/** Documents of a list side by side, each a card with its name and its description. */
export function CardsSection<Item extends Card>({
  section,
  items,
  isOrdered = false,
  abreast,
  above,
  below,
  ...onPage
}: CardsSectionProps<Item>) {
  if (isEmpty(section, items)) return null
  const level = itemLevel(section)
  const { list, heading } = LOOKS[abreast]
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <SectionFrame section={section}>
      <SectionIntroduction section={section} {...onPage} />
      {items.length > 0 && (
        <List className={list} role="list">
          {items.map((item, index) => (
            <li key={item.id} id={item.anchor || undefined}>
              <div className="eig-card">
                {above?.(item, index)}
                <Heading level={level} className={heading}>
                  {frenchTypography(item.name)}
                </Heading>
                <Markdown text={item.description} startLevel={level} {...onPage} id={item.id} />
                {below?.(item)}
              </div>
            </li>
          ))}
        </List>
      )}
    </SectionFrame>
  )
}
