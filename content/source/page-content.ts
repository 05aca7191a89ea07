import type { CallContent, Complement, PageContent } from './complement'
import type { CallPlan, PagePlan } from './page-plan'

/** All that a page says according to a source file: its plan, and what its `cms` key says instead. */
export function contentOfPlan(
  plan: PagePlan,
  { draft: _, images: __, ...said }: Complement,
): PageContent {
  const { applyLabel, rulesLabel, title, introduction } = plan.hero
  return {
    address: plan.address,
    title: plan.title,
    // The targets are the call's own, so that they are written once.
    hero: { title, introduction, applyLabel, applyUrl: '', rulesLabel, rulesUrl: '' },
    calls: plan.call ? [callOfPlan(plan.call)] : [],
    sections: plan.sections,
    ...said,
  }
}

function callOfPlan({ name, promotion, override, applyUrl, rulesUrl }: CallPlan): CallContent {
  return {
    name,
    ...(promotion && { promotion }),
    override: override.to,
    overrideReason: override.reason,
    ...(applyUrl && { applicationUrl: applyUrl }),
    ...(rulesUrl && { rulesUrl }),
  }
}
