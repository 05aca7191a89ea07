import type { UIFieldServerProps } from 'payload'

import { haveOwnWay } from '@/call/way-to-apply'
import { pagesOfCall } from '@/editing/published'

import { CallTimeline } from './CallTimeline'

/** The timeline of the call being edited. */
export async function CallTimelineField({ id, req }: UIFieldServerProps) {
  const haveWay = haveOwnWay(id ? await pagesOfCall(String(id), req) : [])
  return <CallTimeline haveWay={haveWay} />
}
