import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { releaseLease, renewLease, takeLease } from '@/lib/lease'
import { Refusal } from '@/lib/refusal'
import { currentRevision } from '@/lib/revision'

import { subjectOf, type Change } from './change'
import { databaseOf } from './database-of'
import { forget, LEASE_MS, leaseOf, putAllBack, undo } from './recover'
import { begunAt, HEADER } from './under-way'

/** How long a publication waits for another one, of this instance or not, to end. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 30
/** A publication that nobody ends or undoes within this time is given up, for others to put back. */
const LONGEST_MS = 10 * 60_000

/** What was written under a lease that is no longer ours may have been put back already. */
const leaseLost = () =>
  new Refusal(
    'Le serveur est resté bloqué pendant la publication\u00a0: rien n’a été publié. Réessayez.',
    503,
  )

/**
 * A publication under way: its changes are written down before they are made, under a lease that is asked before each of
 * them. A process that is put to sleep may find, when it wakes, that another one has put its changes back meanwhile.
 */
export class Publication {
  readonly #id: string
  readonly #payload: Payload
  readonly #changes: string[] = []
  readonly #known = new Set<string>()
  readonly #began = Date.now()
  readonly #renewal: NodeJS.Timeout
  #expiresAt: number
  #renewing: Promise<boolean> | null = null

  private constructor(payload: Payload, id: string, expiresAt: number) {
    this.#payload = payload
    this.#id = id
    this.#expiresAt = expiresAt
    this.#renewal = setInterval(() => void this.#renew().catch(() => {}), LEASE_MS / 3)
    this.#renewal.unref()
  }

  /** Waits until no other publication is under way; throws a Refusal when that takes too long. */
  static async begin(payload: Payload): Promise<Publication> {
    const id = randomUUID()
    const expiresAt = await take(payload, id)
    await putAllBack(payload)
    const change = begunAt(await currentRevision(payload))
    await write(payload, { publication: id, number: HEADER, change })
    return new Publication(payload, id, expiresAt)
  }

  /** Whether what to put back of this document is written down: then it need not be read again. */
  knows = (change: Change): boolean => this.#known.has(subjectOf(change))

  /** Writes down what is about to be done. */
  async writeDown(change: Change): Promise<void> {
    const text = JSON.stringify(change)
    this.#changes.push(text)
    this.#known.add(subjectOf(change))
    const number = HEADER + this.#changes.length
    await write(this.#payload, { publication: this.#id, number, change: text })
  }

  /** To be asked last before a write: throws a Refusal if others may have put back what was written so far. */
  async expectOurs(): Promise<void> {
    if (!(await this.#isOurs())) throw leaseLost()
  }

  /** All is written: from now on nothing puts it back. Throws a Refusal if others may have; it is to be undone then. */
  async end(): Promise<void> {
    clearInterval(this.#renewal)
    await this.expectOurs()
    const wasUnderWay = await forget(this.#payload, this.#id)
    // Asleep in between, another one may have begun to put back what was still under way.
    if (!wasUnderWay || !(await this.#isOurs())) throw leaseLost()
    await releaseLease(this.#payload, leaseOf(this.#id))
  }

  /** Puts everything back. */
  async undo(): Promise<void> {
    clearInterval(this.#renewal)
    const changes = this.#changes.toReversed()
    if (await this.#isOurs()) {
      await undo(this.#payload, this.#id, changes)
    } else {
      const since = new Date(this.#expiresAt).toISOString()
      await take(this.#payload, this.#id)
      await putAllBack(this.#payload)
      // Our last write may have come after those of whoever put the others back.
      await undo(this.#payload, this.#id, changes, since)
    }
    await releaseLease(this.#payload, leaseOf(this.#id))
  }

  /**
   * By the date, for no timer runs in a process that sleeps; asked again if the clock was put back since, for others then
   * take the lease for one that is over (see `takeLease`).
   */
  #isOurs(): Promise<boolean> | true {
    const left = this.#expiresAt - Date.now()
    return (left > 0 && left <= LEASE_MS) || this.#renew()
  }

  /** One at a time: two at once would ask for the same number of the lease. */
  #renew(): Promise<boolean> {
    return (this.#renewing ??= this.#askAgain().finally(() => (this.#renewing = null)))
  }

  async #askAgain(): Promise<boolean> {
    const now = Date.now()
    if (now - this.#began > LONGEST_MS) return false
    if (!(await renewLease(this.#payload, leaseOf(this.#id), LEASE_MS))) return false
    this.#expiresAt = now + LEASE_MS
    return true
  }
}

/** Takes the lease of all publications for the one named `id`: until when, in ms. Throws a Refusal after a while. */
async function take(payload: Payload, id: string): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const expiresAt = Date.now() + LEASE_MS
    if (await takeLease(payload, leaseOf(id), LEASE_MS)) return expiresAt
    if (Date.now() >= deadline) {
      throw new Refusal(
        'Une autre publication est en cours. Réessayez dans quelques instants.',
        503,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

const write = (payload: Payload, data: { publication: string; number: number; change?: string }) =>
  databaseOf(payload).create({ collection: 'publication-entries', data })
