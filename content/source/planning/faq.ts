import type { SectionPlan } from '../page-plan'
import type { CleanFaq } from '../schema'
import { planPart } from './part'
import { textSection, textSections } from './text'

/** Sections of a `faq` source. A question without an answer, or the reverse, stays text at its place. */
export function planFaq({ questions, contact, body }: CleanFaq): SectionPlan[] {
  const sections: SectionPlan[] = []
  for (const { title, desc } of questions ?? []) {
    if (!title || !desc) {
      sections.push(...textSections([{ title: title ?? '', body: desc ?? '', level: 2 }]))
      continue
    }
    const last = sections.at(-1)
    const question = { question: title, answer: desc }
    if (last?.blockType === 'questions') last.questions?.push(question)
    else sections.push({ blockType: 'questions', questions: [question] })
  }
  return [...sections, ...planPart(contact), ...textSection(body)]
}
