import type { PageContent } from '@/content/source/complement'
import type { Page } from '@/payload-types'
import { anchorFrom } from '@/text/anchor'

import { cleanLine, cleanText } from './clean'
import { targetOf, type LabelledLink } from './target-of'

type StoredSection = NonNullable<Page['sections']>[number]
type SectionContent = PageContent['sections'][number]
type Doc = { id: string; _status?: 'draft' | 'published' | null }
type Text = string | null | undefined

/** What a stored section says, with those of its documents that `shows` lets through. */
export function storedSection(
  section: StoredSection,
  shows: (doc: Doc) => boolean,
): SectionContent {
  const chosen = <Chosen extends Doc>(relations: (string | Chosen)[] | null | undefined) =>
    (relations ?? []).flatMap((doc) => (typeof doc === 'object' && shows(doc) ? [doc] : []))
  const opening = (texts: { title?: Text; introduction?: Text }) => ({
    title: cleanLine(texts.title),
    introduction: cleanText(texts.introduction),
  })
  switch (section.blockType) {
    case 'text':
      return { blockType: 'text', body: cleanText(section.body) }
    case 'closedCall':
      return {
        blockType: 'closedCall',
        title: cleanLine(section.title),
        body: cleanText(section.body),
      }
    case 'profiles':
      return {
        blockType: 'profiles',
        ...opening(section),
        profiles: chosen(section.profiles).map(({ name, description, link }) => ({
          name: cleanLine(name),
          description: cleanText(description),
          link: linkContent(link),
        })),
      }
    case 'criteria':
      return {
        blockType: 'criteria',
        ...opening(section),
        criteria: chosen(section.criteria).map(({ name, description }) => ({
          name: cleanLine(name),
          description: cleanText(description),
        })),
      }
    case 'steps':
      return {
        blockType: 'steps',
        ...opening(section),
        steps: chosen(section.steps).map(({ text }) => ({ text: cleanText(text) })),
      }
    case 'questions':
      return {
        blockType: 'questions',
        ...opening(section),
        questions: questions(section.questions),
      }
    case 'datedSteps':
      return {
        blockType: 'datedSteps',
        title: cleanLine(section.title),
        steps: (section.steps ?? []).map(({ date, description }) => ({
          date: cleanLine(date),
          description: cleanText(description),
        })),
      }
    case 'siteMap':
    case 'accessibilityAudit':
      return { blockType: section.blockType, title: cleanLine(section.title) }
    case 'callToAction':
      return {
        blockType: 'callToAction',
        title: cleanLine(section.title),
        body: cleanText(section.body),
        link: linkContent(section.link),
      }
    default:
      return section satisfies never
  }
}

type Row = { question?: Text; answer?: Text; anchor?: Text }

/** Questions with the anchors that their words would not give again. */
function questions(rows: Row[] | null | undefined) {
  const taken = new Set<string>()
  return (rows ?? []).map((row) => {
    const question = cleanLine(row.question)
    const given = anchorFrom(question, taken)
    const anchor = row.anchor === given ? null : row.anchor
    taken.add(row.anchor || given)
    return { question, answer: cleanText(row.answer), ...(anchor && { anchor }) }
  })
}

function linkContent(link: LabelledLink) {
  const label = cleanLine(link?.label)
  const url = targetOf(link)
  return label || url ? { label, url } : null
}
