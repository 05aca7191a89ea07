import { AsyncResource } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/** Requests of one client that may wait in the queue. */
const MOST_WAITING = 500

/** A request that takes longer is waiting for a network or a disk, not for the event loop: the next one may start. */
const LONGEST_MS = 1_000

/**
 * How many requests of one client are processed at once, and whether the client then pauses for as long as its response
 * took, which leaves half of the event loop to others.
 */
type Share = { atOnce: number; pauses: boolean }

type Client = { atWork: number; waiting: Set<() => void> }

/** Starts the requests of each client a few at a time, in order: 64 connections of one client do not delay other clients. */
export class FairTurns {
  readonly #clients = new Map<string, Client>()
  readonly #share: Share

  constructor(share: Share) {
    this.#share = share
  }

  /**
   * Runs `work`, which answers by `response`, when it is the turn of the client `who`. Returns false, without running it,
   * when too many requests of this client already wait.
   */
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
        // Let the event loop read first what other clients have sent.
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
    // Keep the async context of this request, which holds its identifier, instead of the context of the response before it.
    const turn = AsyncResource.bind(() => {
      // Next adds its own listeners: one more would be the eleventh, about which Node warns.
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
