import type { ReactNode } from 'react'

import { BackToTop } from '@/components/dsfr/SkipLinks'
import { Tile } from '@/components/dsfr/Tile'
import type { PageView, SectionView, SiteView, LinkView } from '@/components/views'
import { components } from '@/sections/components'
import type { SectionProps } from '@/sections/SectionFrame'
import { firstLevelHeadings } from '@/text/markdown/headings'
import { isMarkdown } from '@/text/markdown/parse'
import { frenchTypography } from '@/text/typography'

import { Follow } from './Follow'
import { footerItems } from './Footer'
import { Hero, LastAction } from './Hero'
import { slot } from './slots'

type PageMainProps = { page: PageView; site: SiteView }

/** A page with more headings than this needs a summary. */
const AT_A_GLANCE = 3

/**
 * The content of a page's `<main>`: hero, sections, the way to apply again, links to other pages, then ways to follow the
 * call. A long page starts with a summary, which stays visible beside the sections on large screens.
 */
export function PageMain({ page, site }: PageMainProps) {
  const summary = summaryOf(page.sections)
  const isLong = summary.length > AT_A_GLANCE
  return (
    <>
      <Hero page={page} site={site} />
      <div className="fr-container eig-sections">
        <div className={isLong ? 'eig-beside' : undefined}>
          {isLong && <Summary links={summary} />}
          <div>
            {page.sections.map((section) => (
              <Section key={section.id} section={section} images={page.images} siteUrl={site.url} />
            ))}
            {slot('endOfPage').map((EndOfPage, index) => (
              <EndOfPage key={index} page={page} site={site} />
            ))}
          </div>
        </div>
        <LastAction page={page} site={site} />
        <Neighbours neighbours={page.neighbours} site={site} />
        {isLong && <BackToTop />}
      </div>
      <Follow page={page} site={site} />
    </>
  )
}

/** Renders a section with the component of its type. */
export function Section<Type extends SectionView['blockType']>(props: SectionProps<Type>) {
  const type: Type = props.section.blockType
  const Component: (props: SectionProps<Type>) => ReactNode = components[type]
  return <Component {...props} />
}

type NeighboursProps = { neighbours: PageView['neighbours']; site: SiteView }

/**
 * Links to the pages around, so that visitors reach each without knowing its address. Pages linked in the footer are left
 * out.
 */
export function Neighbours({ neighbours, site }: NeighboursProps) {
  const named = footerItems(site)
  const groups = [
    { id: 'rubrique', title: 'Dans cette rubrique', links: neighbours.rubric },
    { id: 'rubriques', title: 'Autres rubriques', links: neighbours.rubrics },
  ]
  return groups.map(({ id, title, links }) => {
    const unnamed = links.filter(({ href }) => !named.some((item) => item.href === href))
    return (
      unnamed.length > 0 && (
        <nav className="eig-neighbours" aria-labelledby={id} key={id}>
          <h2 className="fr-h5" id={id}>
            {title}
          </h2>
          <ul className="eig-list eig-tiles" role="list">
            {unnamed.map((link) => (
              <li key={link.href}>
                <Tile link={link} siteUrl={site.url} title="p" isSmall />
              </li>
            ))}
          </ul>
        </nav>
      )
    )
  })
}

/** DSFR « Sommaire ». On phones it is a button that unfolds it, if a script can. */
function Summary({ links }: { links: LinkView[] }) {
  return (
    <nav className="fr-summary" role="navigation" aria-labelledby="sommaire">
      <h2 className="fr-summary__title" id="sommaire">
        Sommaire
      </h2>
      <button
        className="fr-link eig-summary__button"
        type="button"
        aria-expanded="false"
        aria-controls="sommaire-liste"
      >
        Voir le sommaire
      </button>
      <ol id="sommaire-liste">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a className="fr-summary__link" href={href}>
              {frenchTypography(label)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/**
 * Returns links to the second-level headings of `sections`, in order: the title of a section, or the headings that take this
 * level in a section without a title.
 */
const summaryOf = (sections: SectionView[]): LinkView[] =>
  sections.flatMap((section) => {
    const { anchor, title } = section as { anchor: string; title?: string }
    return title ? [linkTo(title, anchor)] : headingsOf(Object.values(section), anchor)
  })

/** The headings of `values`; `anchor` is the containing element's, for a heading at the start of a text. */
const headingsOf = (values: unknown[], anchor: string): LinkView[] =>
  values.flatMap((value) => {
    if (Array.isArray(value)) return value.flatMap(ofItem)
    if (!isMarkdown(value)) return []
    return firstLevelHeadings(value).flatMap(({ words, anchor: own }) => {
      const leading = own || anchor
      return leading ? [linkTo(words, leading)] : []
    })
  })

type Item = { anchor?: string; name?: string }

/**
 * The name of a card is its heading. In other rows, the headings are in the texts. Questions are left out: folded, they are
 * their own summary.
 */
function ofItem(item: Item): LinkView[] {
  if ('question' in item) return []
  return item.anchor && item.name
    ? [linkTo(item.name, item.anchor)]
    : headingsOf(Object.values(item), '')
}

const linkTo = (label: string, anchor: string): LinkView => ({ label, href: `#${anchor}` })
