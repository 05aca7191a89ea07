import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { releaseLease, takeLease } from '@/lib/lease'
import { Refusal } from '@/lib/refusal'

import { databaseOf, type Change } from './change'
import { forget, LEASE_MS, leaseOf, putAllBack, undo } from './recover'
import { HEADER } from './under-way'

/** How long a publication waits for another one, of this instance or not, to end. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 30
/** A publication that nobody ends or undoes within this time is given up, for others to put back. */
const LONGEST_MS = 10 * 60_000

/** What was written under a lease that is no longer ours may have been put back already. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** A publication under way: its changes are written down before they are made. */
export class Publication {
  readonly #id: string
  readonly #payload: Payload
  readonly #changes: string[] = []
  readonly #known = new Set<string>()
  readonly #renewal: NodeJS.Timeout
  #isOurs = true

  private constructor(payload: Payload, id: string) {
    this.#payload = payload
    this.#id = id
    const began = Date.now()
    this.#renewal = setInterval(() => {
      if (Date.now() - began > LONGEST_MS) this.#isOurs = false
      if (this.#isOurs) void this.#renew()
    }, LEASE_MS / 3)
    this.#renewal.unref()
  }

  /** Waits until no other publication is under way; throws a Refusal when that takes too long. */
  static async begin(payload: Payload): Promise<Publication> {
    const id = randomUUID()
    const deadline = Date.now() + PATIENCE_MS
    while (!(await takeLease(payload, leaseOf(id), LEASE_MS))) {
      if (Date.now() >= deadline) {
        throw new Refusal(
          'Une autre publication est en cours. Réessayez dans quelques instants.',
          503,
        )
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    await putAllBack(payload)
    await write(payload, { publication: id, number: HEADER })
    return new Publication(payload, id)
  }

  /** Whether what to put back of this document is written down: then it need not be read again. */
  knows = ({ collection, id }: Pick<Change, 'collection' | 'id'>): boolean =>
    this.#known.has(`${collection}/${id}`)

  /** Writes down what is about to be done. */
  async writeDown(change: Change): Promise<void> {
    if (!this.#isOurs) throw new LeaseLost('Another instance took over this publication.')
    const text = JSON.stringify(change)
    this.#changes.push(text)
    this.#known.add(`${change.collection}/${change.id}`)
    const number = HEADER + this.#changes.length
    await write(this.#payload, { publication: this.#id, number, change: text })
  }

  /** All is written: from now on nothing puts it back. Throws if another instance did so already. */
  async end(): Promise<void> {
    clearInterval(this.#renewal)
    const isStillOurs = await forget(this.#payload, this.#id)
    await releaseLease(this.#payload, leaseOf(this.#id))
    if (!isStillOurs) throw new LeaseLost('Another instance put this publication back.')
  }

  /** Puts everything back. */
  async undo(): Promise<void> {
    clearInterval(this.#renewal)
    if (!this.#isOurs) return
    await undo(this.#payload, this.#id, this.#changes.toReversed())
    await releaseLease(this.#payload, leaseOf(this.#id))
  }

  async #renew(): Promise<void> {
    this.#isOurs = await takeLease(this.#payload, leaseOf(this.#id), LEASE_MS).catch(() => false)
  }
}

const write = (payload: Payload, data: { publication: string; number: number; change?: string }) =>
  databaseOf(payload).create({ collection: 'publication-entries', data })
