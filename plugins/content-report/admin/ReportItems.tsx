import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'

import { frenchTypography, shortened } from '@/text/typography'

import { itemHref, type ReportedItem, SEVERITIES } from '../report'
import './report.css'

const STATES = {
  page: 'En ligne',
  shown: 'En ligne, montré par une page',
  apart: 'En ligne, sans page qui le montre',
  draft: 'Brouillon',
} as const

const LONGEST_EXCERPT = 160

type ReportItemsProps<Item> = {
  items: Item[]
  /** Whether the user may open the settings of the site. */
  mayConfigure: boolean
  /** What follows an item. */
  action?: (item: Item) => ReactNode
}

/** A list of items, each with a link to the field to correct. */
export const ReportItems = <Item extends ReportedItem>({
  action,
  items,
  mayConfigure,
}: ReportItemsProps<Item>) => (
  <ul className="staff-rows report">
    {items.map((item) => (
      <li key={item.key}>
        <p>
          <strong className={`report__severity report__severity--${item.severity}`}>
            {SEVERITIES[item.severity]}
          </strong>{' '}
          <span className="report__state">
            {STATES[item.impact]} – {item.kind}
          </span>
        </p>
        <p className="report__place">
          <Place item={item} mayConfigure={mayConfigure} />
        </p>
        {item.excerpt && <q>{shortened(item.excerpt, LONGEST_EXCERPT)}</q>}
        <p>{frenchTypography(item.message)}</p>
        {action?.(item)}
      </li>
    ))}
  </ul>
)

function Place({ item, mayConfigure }: { item: ReportedItem; mayConfigure: boolean }) {
  const words = item.label ? `${item.name}, ${item.label}` : item.name
  const isSettings = 'global' in item.edited && item.edited.global === 'site'
  return isSettings && !mayConfigure ? (
    words
  ) : (
    <Link prefetch={false} href={itemHref(item)}>
      {words}
    </Link>
  )
}
