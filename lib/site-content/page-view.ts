import { callStateAt, nextChangeAfter, type CallSchedule } from '@/lib/call'
import type { CallView, PageView } from '@/lib/views'
import type { Call, Page } from '@/payload-types'

import { linkView } from './link-view'
import { resolved } from './resolved'
import { sectionView } from './section-view'

/** The view of a page read as a visitor, at `instant`, and until when it holds. */
export function pageView(page: Page, instant: Date): { page: PageView; until: Date | null } {
  const call = resolved(page.call)
  const schedule = call && scheduleOf(call)
  const view = call && schedule ? callView(call, schedule, instant) : null
  // A page that belongs to an unpublished call invites nobody to apply; one without a call may link freely.
  const mayApply = view ? view.state.status === 'open' : !page.call
  return {
    page: {
      title: page.title,
      path: `/${page.slug}`,
      hero: {
        title: page.hero.title,
        introductionMarkdown: page.hero.introduction ?? '',
        applyLink: mayApply ? linkView(page.hero.apply, call?.applicationUrl) : null,
        rulesLink: linkView(page.hero.rules, call?.rulesUrl),
      },
      call: view,
      sections: (page.sections ?? []).map(sectionView),
    },
    until: schedule ? nextChangeAfter(schedule, instant) : null,
  }
}

function callView(call: Call, schedule: CallSchedule, instant: Date): CallView {
  return { name: call.name, state: callStateAt(schedule, instant) }
}

function scheduleOf(call: Call): CallSchedule {
  return {
    opensAt: call.opensAt ? new Date(call.opensAt) : null,
    closesAt: call.closesAt ? new Date(call.closesAt) : null,
    override: call.override ? { to: call.override, reason: call.overrideReason ?? '' } : null,
  }
}
