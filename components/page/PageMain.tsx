import type { ReactNode } from 'react'

import { LinkGroup } from '@/components/dsfr/Link'
import { BackToTop } from '@/components/dsfr/SkipLinks'
import type { PageView, SectionView, SiteView, LinkView } from '@/components/views'
import { components } from '@/sections/components'
import type { SectionProps } from '@/sections/SectionFrame'
import { firstLevelHeadings } from '@/text/markdown/headings'
import { isMarkdown } from '@/text/markdown/parse'
import { frenchTypography } from '@/text/typography'

import { Hero, MainAction } from './Hero'
import { PrivacyNotice } from './subscriptions/PrivacyNotice'
import { footerItems } from './Footer'

type PageMainProps = { page: PageView; site: SiteView }

/** With more headings than these, a page is read by jumping from one to the other. */
const AT_A_GLANCE = 3

/**
 * All that a page says, to stand in its `<main>`: hero, sections, the actions again once everything is read, and where to
 * go next. A long one begins with its summary, which a large screen keeps in sight beside the sections.
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
            {site.writesLetters && site.requiredPages.privacy === page.path && (
              <PrivacyNotice site={site} isOnPrivacyPage />
            )}
          </div>
        </div>
        <MainAction page={page} site={site} />
        <Neighbours neighbours={page.neighbours} site={site} />
        {isLong && <BackToTop />}
      </div>
    </>
  )
}

/** Shows a section with the component of its type. */
export function Section<Type extends SectionView['blockType']>(props: SectionProps<Type>) {
  const type: Type = props.section.blockType
  const Component: (props: SectionProps<Type>) => ReactNode = components[type]
  return <Component {...props} />
}

type NeighboursProps = { neighbours: PageView['neighbours']; site: SiteView }

/**
 * The ways to the pages around, so that each is reached without knowing its address. What the footer names is there
 * already.
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
          <LinkGroup links={unnamed} siteUrl={site.url} />
        </nav>
      )
    )
  })
}

/** DSFR « Sommaire ». */
function Summary({ links }: { links: LinkView[] }) {
  return (
    <nav className="fr-summary" role="navigation" aria-labelledby="sommaire">
      <h2 className="fr-summary__title" id="sommaire">
        Sommaire
      </h2>
      <ol>
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
 * The links to the second-level headings of `sections`, in their order: the title of each or, of one without, the headings
 * that then stand at its level.
 */
const summaryOf = (sections: SectionView[]): LinkView[] =>
  sections.flatMap((section) => {
    const { anchor, title } = section as { anchor: string; title?: string }
    return title ? [linkTo(title, anchor)] : headingsOf(Object.values(section), anchor)
  })

/** Those of `values`; `anchor`: of what they stand in, where a heading that a text begins with leads. */
const headingsOf = (values: unknown[], anchor: string): LinkView[] =>
  values.flatMap((value) => {
    if (Array.isArray(value)) return value.flatMap(ofItem)
    if (!isMarkdown(value)) return []
    return firstLevelHeadings(value).flatMap(({ words, anchor: own }) => {
      const leading = own || anchor
      return leading ? [linkTo(words, leading)] : []
    })
  })

type Item = { anchor?: string; name?: string; question?: string }

/** A card, a question: its name is the heading. Another row is its texts. */
function ofItem(item: Item): LinkView[] {
  const words = item.name ?? item.question
  return item.anchor && words ? [linkTo(words, item.anchor)] : headingsOf(Object.values(item), '')
}

const linkTo = (label: string, anchor: string): LinkView => ({ label, href: `#${anchor}` })
