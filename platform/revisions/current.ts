import type { Payload } from 'payload'

import { readMarks } from '@/platform/revisions/read'

import { sharedRead } from '@/platform/shared-read'

const reads = new WeakMap<Payload, () => Promise<string>>()

/**
 * The revision of the public content: newest mark, and number of marks around it (see `platform/revisions`). Both are
 * needed: of two transactions, the one that began first may commit last, and the newest id alone would not move. It
 * follows every change that was committed before it was asked for; visits of the same moment share a read.
 */
export function currentRevision(payload: Payload): Promise<string> {
  let ask = reads.get(payload)
  if (!ask) {
    ask = sharedRead(() => read(payload))
    reads.set(payload, ask)
  }
  return ask()
}

async function read(payload: Payload): Promise<string> {
  const marks = await readMarks(payload)
  return marks ? `${marks.around}:${marks.id}` : ''
}
