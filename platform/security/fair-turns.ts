import { AsyncResource } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/** Requests of one client that may wait for their turn. */
const MOST_WAITING = 500

/** A request that takes longer waits for a network or a disk, not for the event loop: the next one may begin. */
const LONGEST_MS = 1_000

/**
 * How many requests of one client are answered at once, and whether the client then pauses for as long as its answer took, so
 * that half of the event loop is left to others.
 */
type Share = { atOnce: number; pauses: boolean }

type Client = { atWork: number; waiting: Set<() => void> }

/** Lets the requests of each client begin a few at a time, in order: 64 connections of one do not delay other clients. */
export class FairTurns {
  readonly #clients = new Map<string, Client>()
  readonly #share: Share

  constructor(share: Share) {
    this.#share = share
  }

  /** Does `work`, which answers by `response`, at the turn of `who`. False: too many requests of theirs wait already. */
  take(who: string, response: ServerResponse, work: () => void): boolean {
    const client = this.#clients.get(who) ?? { atWork: 0, waiting: new Set() }
    this.#clients.set(who, client)
    const begin = () => {
      client.atWork += 1
      const start = performance.now()
      const end = () => {
        clearTimeout(timer)
        response.off('finish', end).off('close', end)
        const next = () => this.#next(who, client)
        if (this.#share.pauses && client.waiting.size) setTimeout(next, performance.now() - start)
        // What other clients sent meanwhile is read first.
        else setImmediate(next)
      }
      const timer = setTimeout(end, LONGEST_MS).unref()
      response.once('finish', end).once('close', end)
      work()
    }
    if (client.atWork < this.#share.atOnce) {
      begin()
      return true
    }
    if (client.waiting.size >= MOST_WAITING) return false
    const leave = () => client.waiting.delete(turn)
    // The identifier of its request belongs to the context in which it came, not to that of the answer before it.
    const turn = AsyncResource.bind(() => {
      // With Next's own listeners, one more would be the eleventh, of which Node warns.
      response.off('close', leave)
      begin()
    })
    client.waiting.add(turn)
    response.once('close', leave)
    return true
  }

  #next(who: string, client: Client): void {
    client.atWork -= 1
    const [turn] = client.waiting
    if (turn) {
      client.waiting.delete(turn)
      turn()
    }
    if (!client.atWork && this.#clients.get(who) === client) this.#clients.delete(who)
  }
}
