import type { SectionPlan } from '../page-plan'
import type { CleanAdmins } from '../schema'
import { textSections } from './text'

/** A criteria section; where a title or a name is missing, or nothing is listed, what there is stays text. */
export function planCriteria(criteria: CleanAdmins['criteria']): SectionPlan[] {
  const title = criteria?.title ?? ''
  const introduction = criteria?.desc ?? ''
  const list = (criteria?.list ?? [])
    .map(({ name, desc }) => ({ name: name ?? '', description: desc ?? '' }))
    .filter(({ name, description }) => name !== '' || description !== '')
  if (title !== '' && list.length > 0 && list.every(({ name }) => name !== '')) {
    return [{ blockType: 'criteria', title, introduction, criteria: list }]
  }
  return textSections([
    { title, body: introduction, level: 2 },
    ...list.map(({ name, description: body }) => ({ title: name, body, level: 3 as const })),
  ])
}
