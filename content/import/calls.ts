import { DEFAULT_CLOSING_SOON_DAYS } from '@/call/of-document'
import type { CallContent } from '@/content/source/complement'

import type { Writer } from './writer'

/** A call about which nothing is said. */
const NOTHING = {
  promotion: null,
  opensAt: null,
  closesAt: null,
  closingSoonDays: DEFAULT_CLOSING_SOON_DAYS,
  override: null,
  overrideReason: null,
  overrideUntil: null,
  milestones: [],
  applicationUrl: '',
  rulesUrl: '',
}

/**
 * Saves a call, recognised by its name; returns its id. One that is not said `whole` keeps what it says beside: a file
 * without the `cms` key knows no dates, and those entered since are kept.
 */
export async function saveCall(
  writer: Writer,
  call: CallContent,
  isWhole: boolean,
): Promise<string> {
  const [existing] = await writer.find('calls', 'name', call.name)
  const unsaid = isWhole ? NOTHING : { promotion: null, applicationUrl: '', rulesUrl: '' }
  return writer.save('calls', existing ?? null, { ...unsaid, ...call }, call.name)
}
