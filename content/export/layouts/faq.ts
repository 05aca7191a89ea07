import type { PageContent } from '@/content/source/complement'

import { Parts } from './parts'
import type { SourceValues } from '../source-values'

/** `content` as the `faq` layout says it; what it has no place for is left out. */
export function faqValues({ title, sections }: PageContent): SourceValues {
  const parts = new Parts(sections)
  const questions = parts.next('questions')?.questions ?? []
  return {
    frontMatter: {
      title,
      layout: 'faq',
      questions: questions.map(({ question, answer }) => ({ title: question, desc: answer })),
    },
    body: parts.next('text')?.body ?? '',
  }
}
