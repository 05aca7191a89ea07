import type { CleanSource } from '../hygiene/clean-admins'
import type { PagePlan } from '../page-plan'
import { planCall } from './call'
import { planCriteria } from './criteria'
import { planProgram } from './program'
import { planSteps } from './steps'
import { textSection } from './text'

/** Where each layout of the source lives on the site. */
const ADDRESSES = { admins: 'participer/administrations' } as const satisfies Record<
  PagePlan['layout'],
  string
>

/** The page that a clean source describes, its sections in the order of the source. */
export function planPage(source: CleanSource): PagePlan {
  const { title, head, wait } = source
  return {
    layout: 'admins',
    address: ADDRESSES.admins,
    title,
    hero: {
      title: head.title,
      introduction: head.introduction,
      applyLabel: head.apply.label,
      rulesLabel: head.call.label,
    },
    call: planCall(source),
    sections: [
      ...planProgram(source.program),
      ...planCriteria(source.criteria),
      ...planSteps(source.steps),
      ...(wait.title === '' ? [] : [{ blockType: 'closedCall', ...wait } as const]),
      ...textSection(source.body),
    ],
  }
}
