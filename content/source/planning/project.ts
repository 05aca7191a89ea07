import type { SectionPlan } from '../page-plan'
import type { CleanProject } from '../schema'
import { planInvitation, planPart } from './part'
import { textSection, textSections } from './text'

/** Sections of a `project` source. */
export function planProject(source: CleanProject): SectionPlan[] {
  return [
    // It invites to apply.
    ...planInvitation(source.callout).map((part) => ({ ...part, shownWhile: 'open' as const })),
    ...planInvitation(source.how),
    ...planDates(source.steps),
    ...planPart(source.questions),
    ...planPart(source.com),
    ...textSection(source.body),
  ]
}

/** A section of dated steps; where the title or a date is missing, or a text comes first, what there is stays text. */
function planDates(part: CleanProject['steps']): SectionPlan[] {
  const title = part?.title ?? ''
  const introduction = part?.desc ?? ''
  const steps = (part?.dates ?? [])
    .map(({ date, desc }) => ({ date: date ?? '', description: desc ?? '' }))
    .filter(({ date, description }) => date !== '' || description !== '')
  const isWhole = title !== '' && introduction === '' && steps.every(({ date }) => date !== '')
  if (isWhole && steps.length > 0) return [{ blockType: 'datedSteps', title, steps }]
  return textSections([
    { title, body: introduction, level: 2 },
    ...steps.map(({ date, description: body }) => ({ title: date, body, level: 3 as const })),
  ])
}
