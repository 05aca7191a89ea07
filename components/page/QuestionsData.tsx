import type { FAQPage } from 'schema-dts'

import type { PageView, SiteView } from '@/components/views'
import { markdownToPlainText } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

import { DataBlock } from './DataBlock'

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
