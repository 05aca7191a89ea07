import type { LinkView, SectionView } from '@/components/views'
import { firstLevelHeadings } from '@/text/markdown/headings'
import { isMarkdown } from '@/text/markdown/parse'
import { frenchTypography } from '@/text/typography'

type SummaryProps = { links: LinkView[] }

const TITLE_ID = 'sommaire'

/** DSFR « Sommaire ». */
export function Summary({ links }: SummaryProps) {
  return (
    <nav className="fr-summary" role="navigation" aria-labelledby={TITLE_ID}>
      <h2 className="fr-summary__title" id={TITLE_ID}>
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
export const summaryOf = (sections: SectionView[]): LinkView[] =>
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
