import { hasValue } from '@/call/values'
import type { Call } from '@/payload-types'
import type { TextVariable } from '@/text/variables'

import { valuelessMessage } from './messages'

/** Why `name` has no value on a page that shows the published `calls`, in French; null when it has one. */
export function valueless(name: TextVariable, calls: Call[]): string | null {
  if (!calls.length) return valuelessMessage(name, null)
  const silent = calls.find((call) => !hasValue(call, name))
  return silent ? valuelessMessage(name, silent) : null
}
