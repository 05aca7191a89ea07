import { stateSentence } from '@/call/words'
import type { PageView, SectionView } from '@/components/views'
import { markdownToPlainText } from '@/text/markdown'
import { isMarkdown } from '@/text/markdown/parse'
import { shortened } from '@/text/shortened'
import { frenchTypography } from '@/text/typography'

/** Characters that search engines show under a title. */
export const LONGEST = 155

/** What a search engine shows under the title of a page: what staff wrote for it, or else what it says itself. */
export const pageDescription = (page: PageView, siteName: string): string =>
  frenchTypography(page.description.trim()) || derivedDescription(page, siteName)

/**
 * The description that a page makes by itself, on one line: the state of the call comes first, since it is what people
 * look for, then the introduction, or else what the first section that says something begins with. Never empty:
 * a page without words is described by its title and `siteName`.
 */
export function derivedDescription({ call, hero, sections, title }: PageView, siteName: string) {
  const state = call && `${stateSentence(call.state)}.`
  const words =
    markdownToPlainText(hero.introduction) ||
    sections.map(firstWords).find(Boolean) ||
    (state ? '' : frenchTypography(`« ${title} », sur le site « ${siteName} ».`))
  return shortened([state, words].filter(Boolean).join(' '), LONGEST)
}

/** The sentences a section begins with, as plain text; '' where it has none, or may not show. */
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
