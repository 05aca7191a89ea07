import type { Payload } from 'payload'

import { isAccepting, type CallState } from '@/call/state'
import { keptWhileCurrent } from '@/platform/kept-while-current'

import { currentCall } from '../content/current-call'
import { allResolved } from '../content/links'
import { readBy, withShown } from '../content/reader'

/** The pages that have calls, as visitors may read both. */
const pagesWithCalls = keptWhileCurrent(async (payload) => {
  const { docs } = await payload.find({
    collection: 'pages',
    select: { slug: true, calls: true },
    pagination: false,
    ...readBy('visitor'),
    ...withShown(payload),
  })
  return docs.filter(({ calls }) => calls?.length)
})

/** A page whose call is open. `name`: of the call. */
export type OpenPage = { id: string; path: string; name: string; state: CallState }

/** Those at `instant`, as visitors may read both: from memory, as long as nothing is published. */
export async function openPages(payload: Payload, instant: Date): Promise<OpenPage[]> {
  return (await pagesWithCalls(payload)).flatMap(({ id, slug, calls }) => {
    const { view } = currentCall(allResolved(calls), instant)
    return view && isAccepting(view.state)
      ? [{ id, path: `/${slug}`, name: view.name, state: view.state }]
      : []
  })
}
