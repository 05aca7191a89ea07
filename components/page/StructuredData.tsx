import type { FAQPage, GovernmentService, Thing, WithContext } from 'schema-dts'

import { isAccepting } from '@/call/state'
import type { CallView, PageView, SiteView } from '@/components/views'
import { markdownToPlainText } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

type CallDataProps = { call: CallView; page: PageView; site: SiteView }

/**
 * The page's call for search engines. Not an `Event`: nobody meets anywhere at those dates, which bound when one may
 * apply, as those of an `Offer` say exactly.
 */
export function CallData({ call, page, site }: CallDataProps) {
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
 * What a page is about in schema.org's words, for search engines. A data block, which no browser runs: a content security
 * policy's `script-src` does not apply to it (HTML, « prepare the script element »).
 */
function DataBlock<Type extends Thing>({ data }: { data: WithContext<Type> }) {
  // `</script>` or `<!--` in a text would end the block: JSON allows the same character by its number.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

type QuestionsDataProps = { page: PageView; site: SiteView }

/** The questions that a page answers, for search engines; nothing when it answers none. */
export function QuestionsData({ page, site }: QuestionsDataProps) {
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
        mainEntity: questions.map(({ id, question, answer }) => ({
          '@type': 'Question',
          name: frenchTypography(question),
          url: `${url}#${id}`,
          acceptedAnswer: { '@type': 'Answer', text: markdownToPlainText(answer) },
        })),
      }}
    />
  )
}
