import type { SectionPlan } from '@/content/source/page-plan'
import type { Page } from '@/payload-types'
import { relationId } from '@/platform/database/ids'

import { withAnchors } from './anchors'
import { saveItems, type Item } from './items'
import { storedLink } from './links'
import type { Writer } from './writer'

type StoredSection = NonNullable<Page['sections']>[number]

/** The page's sections as Payload stores them, their documents saved first. `current` are those it has now. */
export async function saveSections(
  writer: Writer,
  plans: SectionPlan[],
  current: StoredSection[],
): Promise<object[]> {
  const sections: object[] = []
  for (const plan of plans) sections.push(await saveSection(writer, plan, current))
  return sections
}

async function saveSection(
  writer: Writer,
  plan: SectionPlan,
  current: StoredSection[],
): Promise<object> {
  switch (plan.blockType) {
    case 'text':
    case 'closedCall':
    case 'datedSteps':
    case 'siteMap':
    case 'accessibilityAudit':
      return plan
    case 'callToAction':
      return { ...plan, link: await storedLink(writer, plan.link) }
    case 'questions':
      return { ...plan, questions: withAnchors(plan.questions, current) }
    case 'profiles': {
      const items: Item[] = []
      for (const profile of plan.profiles) {
        const link = await storedLink(writer, profile.link)
        items.push({ title: profile.name, data: { ...profile, link } })
      }
      return {
        ...plan,
        profiles: await saveItems(writer, 'profiles', 'name', items, shownIds(current)),
      }
    }
    case 'criteria': {
      const items = plan.criteria.map((criterion) => ({ title: criterion.name, data: criterion }))
      return {
        ...plan,
        criteria: await saveItems(writer, 'criteria', 'name', items, shownIds(current)),
      }
    }
    case 'steps': {
      const items = plan.steps.map((step) => ({ title: step.text, data: step }))
      return {
        ...plan,
        steps: await saveItems(writer, 'selection-steps', 'text', items, shownIds(current)),
      }
    }
    default:
      return plan satisfies never
  }
}

/** Ids of all documents that the page's list sections show, whatever their collection: ids are unique. */
function shownIds(sections: StoredSection[]): string[] {
  return sections.flatMap(shownIn).flatMap((relation) => relationId(relation) ?? [])
}

function shownIn(section: StoredSection): (string | { id: string })[] {
  switch (section.blockType) {
    case 'profiles':
      return section.profiles ?? []
    case 'criteria':
      return section.criteria ?? []
    case 'steps':
      return section.steps ?? []
    default:
      return []
  }
}
