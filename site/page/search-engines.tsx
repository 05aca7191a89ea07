import type { FAQPage, GovernmentService, Thing, WithContext } from 'schema-dts'

import { isAccepting } from '@/call/state'
import { stateSentence, stateWords } from '@/call/words'
import type { PageView, SectionView, SiteView } from '@/components/views'
import { markdownToPlainAnswer, markdownToPlainText } from '@/text/markdown'
import { isMarkdown } from '@/text/markdown/parse'
import { shortened, frenchTypography } from '@/text/typography'

/** Characters of a title that search engines show, and that HTML checkers accept. */
const LONGEST_TITLE = 70

/**
 * Returns the state of the page's own call, with its date where the title has room for it, and '' where it has no room at
 * all. An inherited call returns '' too: it is about the ancestor rather than this page.
 */
export function ownState({ call, callsAt, path, title }: PageView, siteName: string): string {
  if (!call || callsAt !== path) return ''
  const { change, state } = call
  const { badge, detail, news } = stateWords(state, change)
  const sentences = (['text', 'short'] as const).map((date) => stateSentence(state, change, date))
  // « Prolongé jusqu’au 30 novembre 2027 à 18 h », else « Appel prolongé »: the news comes before the state.
  const dated = news && detail && /^\p{Lu}/u.test(detail.lead) && `${detail.lead} ${detail.short}`
  const words = [...sentences, dated, news, badge].filter((text) => text !== null && text !== false)
  const fits = (state: string) => `${title} – ${state} – ${siteName}`.length <= LONGEST_TITLE
  return words.find(fits) ?? ''
}

/** Characters that search engines show under a title. */
export const LONGEST = 155

/** Returns what a search engine shows under the title of a page: the description that staff wrote, or else a derived one. */
export const pageDescription = (page: PageView, siteName: string): string =>
  frenchTypography(page.description.trim()) || derivedDescription(page, siteName)

/**
 * Returns a description derived from the page, on one line: the state of the call first, because people look for it, then
 * the introduction, or else the beginning of the first section that has text. Never empty: a page without text is described
 * by its title and `siteName`.
 */
export function derivedDescription({ call, hero, sections, title }: PageView, siteName: string) {
  const state = call && `${stateSentence(call.state, call.change)}.`
  const words =
    markdownToPlainText(hero.introduction) ||
    sections.map(firstWords).find(Boolean) ||
    (state ? '' : frenchTypography(`« ${title} », sur le site « ${siteName} ».`))
  return shortened([state, words].filter(Boolean).join(' '), LONGEST)
}

/** The first sentences of a section, as plain text; '' where it has none, or may be hidden. */
function firstWords(section: SectionView): string {
  switch (section.blockType) {
    case 'closedCall':
      return ''
    case 'questions': {
      const [first] = section.questions
      return (
        markdownToPlainText(section.introduction) ||
        (first ? `${frenchTypography(first.question)} ${markdownToPlainText(first.answer)}` : '')
      )
    }
    case 'siteMap': {
      const pages = section.pages.map(({ label }) => label).join(', ')
      return pages && frenchTypography(`${section.title || 'Les pages du site'} : ${pages}`)
    }
    default: {
      const prose = Object.values(section).filter(isMarkdown).map(markdownToPlainText)
      return prose.find(Boolean) ?? ''
    }
  }
}

type DataProps = { page: PageView; site: SiteView }

/** The schema.org data of a page: its call, and the questions that it answers. */
export const StructuredData = (props: DataProps) => (
  <>
    <CallData {...props} />
    <QuestionsData {...props} />
  </>
)

/**
 * The page's call. It is not an `Event`, because no one meets at those dates: they bound when one may apply, exactly as
 * those of an `Offer` do.
 */
function CallData({ page, site }: DataProps) {
  const { call } = page
  if (!call) return null
  const url = site.url + page.callsAt!
  return (
    <DataBlock<GovernmentService>
      data={{
        '@context': 'https://schema.org',
        '@type': 'GovernmentService',
        name: call.name,
        url,
        provider: { '@type': 'GovernmentOrganization', name: site.name, url: site.url },
        offers: {
          '@type': 'Offer',
          url: page.hero.applyLink ? new URL(page.hero.applyLink.href, url).href : url,
          availability: isAccepting(call.state)
            ? 'https://schema.org/InStock'
            : 'https://schema.org/OutOfStock',
          availabilityStarts: call.opensAt?.toISOString(),
          availabilityEnds: call.closesAt?.toISOString(),
        },
      }}
    />
  )
}

/**
 * A data block, which browsers do not run: the `script-src` of a content security policy does not apply to it (HTML,
 * “prepare the script element”).
 */
function DataBlock<Type extends Thing>({ data }: { data: WithContext<Type> }) {
  // `</script>` or `<!--` in a text would end the block, so `<` is written as a JSON escape sequence.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

function QuestionsData({ page, site }: DataProps) {
  const questions = page.sections.flatMap((section) =>
    section.blockType === 'questions' ? section.questions : [],
  )
  if (questions.length === 0) return null
  const url = site.url + page.path
  return (
    <DataBlock<FAQPage>
      data={{
        '@context': 'https://schema.org',
        '@type': 'FAQPage',
        url,
        // The anchor of the question on the page (`sections/questions`).
        mainEntity: questions.map(({ id, anchor, question, answer }) => ({
          '@type': 'Question',
          name: frenchTypography(question),
          url: `${url}#${anchor || id}`,
          acceptedAnswer: { '@type': 'Answer', text: markdownToPlainAnswer(answer) },
        })),
      }}
    />
  )
}
