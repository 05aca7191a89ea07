import type { SectionPlanOf } from '@/content/source/page-plan'
import type { Page } from '@/payload-types'

type Question = SectionPlanOf<'questions'>['questions'][number]

/**
 * The questions, each with the anchor that it has on the page now. One that is worded differently is known by its
 * place, if the question that stands there is asked no more.
 */
export function withAnchors(
  questions: Question[],
  sections: NonNullable<Page['sections']>,
): (Question & { anchor?: string })[] {
  const current = sections.flatMap((section) =>
    section.blockType === 'questions' ? (section.questions ?? []) : [],
  )
  const asked = new Set(questions.map(({ question }) => question))
  return questions.map((question, index) => {
    const there = current[index]
    const same =
      current.find((row) => row.question === question.question) ??
      (there && !asked.has(there.question) ? there : undefined)
    return { ...(same?.anchor && { anchor: same.anchor }), ...question }
  })
}
