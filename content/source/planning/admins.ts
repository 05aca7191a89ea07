import type { PagePlan } from '../page-plan'
import type { CleanAdmins } from '../schema'
import { planCall } from './call'
import { planCriteria } from './criteria'
import { planPart } from './part'
import { planProgram } from './program'
import { planSteps } from './steps'
import { textSection } from './text'

/** What an `admins` source makes of the page, its sections in the order in which the old site showed them. */
export function planAdmins(source: CleanAdmins): Pick<PagePlan, 'hero' | 'call' | 'sections'> {
  const { title, head, wait } = source
  const call = planCall(source)
  return {
    hero: {
      title: head?.title || title,
      introduction: head?.desc ?? '',
      // Where they lead is the call's to say, so that it is written once.
      apply: { label: head?.apply?.title ?? '' },
      rules: { label: head?.call?.title ?? '' },
    },
    call,
    sections: [
      ...planProgram(source.program ?? ''),
      ...planPart(source.talents),
      ...planPart(source.agents),
      ...planCriteria(source.criteria),
      ...planSteps(source.steps ?? ''),
      ...(wait?.title || wait?.desc
        ? [
            {
              blockType: 'closedCall',
              title: wait.title || call.name,
              body: wait.desc ?? '',
            } as const,
          ]
        : []),
      ...textSection(source.body),
    ],
  }
}
