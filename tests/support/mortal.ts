import type { Payload } from 'payload'

const WRITES = [
  'create',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'createVersion',
  'updateVersion',
  'deleteVersions',
  'createGlobal',
  'updateGlobal',
  'createGlobalVersion',
  'updateGlobalVersion',
] as const

const READS = ['count', 'find', 'findOne', 'findVersions'] as const

type Call = (...args: unknown[]) => Promise<unknown>

/** A database whose process may die: from some write on, nothing is read, written or undone; or be put to sleep. */
export type Mortal = {
  /** From now on, `writes` more are made. */
  dieAfter: (writes: number) => void
  /** As after a restart: what was written is there, and writes are made again. */
  revive: () => void
  /** Before the one after `writes` more, once, the process sleeps while others do `meanwhile`. */
  sleepAfter: (writes: number, meanwhile: () => Promise<unknown>) => void
}

/** Makes the database of `payload` mortal, between two writes of its adapter, each of which is whole. */
export function mortal(payload: Payload): Mortal {
  let left = Infinity
  let awake = Infinity
  let others: () => Promise<unknown>
  const db = payload.db as unknown as Record<string, Call>
  for (const method of [...WRITES, ...READS]) {
    const call = db[method]!.bind(db)
    const cost = WRITES.some((one) => one === method) ? 1 : 0
    db[method] = async (...args) => {
      left -= cost
      awake -= cost
      if (left < 0) throw new Error('The process has died.')
      if (awake < 0) {
        awake = Infinity
        await others()
      }
      return call(...args)
    }
  }
  return {
    dieAfter: (writes) => (left = writes),
    revive: () => (left = Infinity),
    sleepAfter: (writes, meanwhile) => {
      awake = writes
      others = meanwhile
    },
  }
}
