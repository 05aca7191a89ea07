import type { UIFieldServerProps } from 'payload'

import { pagesOfCall } from '@/editing/preview/pages-showing'

import { CallTimeline } from './CallTimeline'

/** The timeline of the call that is edited, and the pages on which to see each of its moments. */
export async function CallTimelineField({ id, req }: UIFieldServerProps) {
  const pages = id ? await pagesOfCall(req.payload, String(id), req.user) : []
  return <CallTimeline pages={pages} />
}
