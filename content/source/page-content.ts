import type { CallContent, Complement, PageContent } from './complement'
import type { CallPlan, PagePlan } from './page-plan'

/** All that a page says according to a source file: its plan, and what its `cms` key says instead. */
export function contentOfPlan(plan: PagePlan, cms: Complement): PageContent {
  return {
    address: cms.address ?? plan.address,
    title: cms.title ?? plan.title,
    ...(cms.purpose && { purpose: cms.purpose }),
    // The targets are the call's own, so that they are written once.
    hero: cms.hero ?? { ...plan.hero, applyUrl: '', rulesUrl: '' },
    calls: cms.calls ?? (plan.call ? [callOfPlan(plan.call)] : []),
    sections: cms.sections ?? plan.sections,
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
