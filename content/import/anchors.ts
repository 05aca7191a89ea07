import type { StoredSection } from '@/components/views'
import type { SectionContent, SectionContentOf } from '@/content/source/complement'

type Question = SectionContentOf<'questions'>['questions'][number]

/** The sections, with the anchors that their questions have on the page now. */
export const withAnchors = (
  sections: SectionContent[],
  current: StoredSection[],
): SectionContent[] =>
  sections.map((section) =>
    section.blockType === 'questions'
      ? { ...section, questions: anchored(section.questions, current) }
      : section,
  )

/**
 * The questions, each with the anchor that it has on the page now, unless it says its own. Of several worded alike each
 * takes its own, in their order; one that is worded differently is known by its place, if the question that stands there
 * is asked no more.
 */
function anchored(questions: Question[], sections: StoredSection[]): Question[] {
  const current = sections.flatMap((section) =>
    section.blockType === 'questions' ? (section.questions ?? []) : [],
  )
  const alike = new Map<string, string[]>()
  for (const { question, anchor } of current) {
    alike.set(question, [...(alike.get(question) ?? []), anchor ?? ''])
  }
  const asked = new Set(questions.map(({ question }) => question))
  return questions.map((question, index) => {
    const there = current[index]
    const same =
      alike.get(question.question)?.shift() ??
      (there && !asked.has(there.question) ? there.anchor : undefined)
    return { ...question, anchor: question.anchor || (same ?? '') }
  })
}
