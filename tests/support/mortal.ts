import type { Payload } from 'payload'

import { WRITES } from '@/platform/database/sqlite/transactions'

const READS = ['count', 'find', 'findOne', 'findVersions'] as const

type Call = (...args: unknown[]) => Promise<unknown>

/** A database whose process may die: from some write on, nothing is read or written. */
export type Mortal = {
  /** From now on, `writes` more are made. */
  dieAfter: (writes: number) => void
  /** As after a restart: what was written is there, and writes are made again. */
  revive: () => void
}

/** Makes the database of `payload` mortal, between two writes of its adapter, each of which is whole. */
export function mortal(payload: Payload): Mortal {
  let left = Infinity
  const db = payload.db as unknown as Record<string, Call>
  for (const method of [...WRITES, ...READS]) {
    const call = db[method]!.bind(db)
    const cost = WRITES.some((one) => one === method) ? 1 : 0
    db[method] = (...args) => {
      left -= cost
      if (left < 0) return Promise.reject(new Error('The process has died.'))
      return call(...args)
    }
  }
  return {
    dieAfter: (writes) => (left = writes),
    revive: () => (left = Infinity),
  }
}
