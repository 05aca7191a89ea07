import { scheduleOf, type CallFields } from '@/call/of-document'
import { callStateAt } from '@/call/state'
import { stateName } from '@/call/words'
import type { Call } from '@/payload-types'
import { frenchDeadline, frenchMoment } from '@/text/french-date'
import type { TextVariable, VariableValues } from '@/text/variables'

type CallWithPromotion = Partial<CallFields & Pick<Call, 'promotion'>>

/** What each variable stands for at `instant` in a text about `call`, as stored; null: about no public call. */
export function valuesAt(call: CallWithPromotion | null, instant: Date): VariableValues {
  const schedule = scheduleOf(call ?? {})
  const { opensAt, closesAt } = schedule
  return {
    ouverture: opensAt && `le ${frenchMoment(opensAt)}`,
    cloture: closesAt && `le ${frenchDeadline(closesAt)}`,
    promotion: call?.promotion?.trim() || null,
    etat: call && stateName(callStateAt(schedule, instant)),
  }
}

/** Whether `call` gives a value to the variable `name`, which does not depend on the instant. */
export const hasValue = (call: CallWithPromotion, name: TextVariable): boolean =>
  valuesAt(call, new Date(0))[name] !== null
