import { setTimeout as wait } from 'node:timers/promises'

import { type Answer, type Network, NotAllowed, request } from './request'

/**
 * `alive`: it answers, at `movedTo` after permanent redirects all the way. `failed`: `why`, in French. `later`: it asks to come
 * back, or this machine could not ask. `unknown`: it does not answer to programs, or may not be asked. `isAnswered`: a server
 * answered.
 */
export type LinkResult = { isAnswered: boolean } & (
  | { is: 'alive'; movedTo: string | null }
  | { is: 'failed'; why: string }
  | { is: 'later' | 'unknown' }
)

const MOST_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]
const PERMANENT = [301, 308]
/** Sites answer so to programs, although people read the page. */
const NOT_FOR_PROGRAMS = [401, 403, 406, 999]

/** Makes the requests of one run, one at a time for each host. */
export class LinkChecker {
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(
    readonly network: Network,
    readonly userAgent: string,
    readonly signal: AbortSignal,
  ) {}

  /** Checks the absolute address `url`, and each address that it redirects to. Never throws, unless the run is stopped. */
  async check(url: string): Promise<LinkResult> {
    let target = new URL(url)
    let isPermanent = true
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const answer = await this.#answerOf(target)
        if (answer.isLater) return { is: 'later', isAnswered: true }
        const { location, status } = answer
        if (location === null || !REDIRECTS.includes(status)) {
          return resultOf(status, redirects && isPermanent ? target.href : null)
        }
        if (!URL.canParse(location, target.href)) return failed('il redirige mal', true)
        target = new URL(location, target.href)
        isPermanent &&= PERMANENT.includes(status)
      }
      return failed('il redirige sans fin', true)
    } catch (error) {
      this.signal.throwIfAborted()
      return resultOfError(error)
    }
  }

  /** Sends HEAD, which is lighter, then GET if it is refused: many servers only support GET. */
  async #answerOf(url: URL): Promise<Answer> {
    const head = await this.#ask(url, 'HEAD')
    return head.status < 400 || head.isLater ? head : this.#ask(url, 'GET')
  }

  async #ask(url: URL, method: 'HEAD' | 'GET'): Promise<Answer> {
    const { network, signal, userAgent } = this
    const before = this.#last.get(url.host) ?? Promise.resolve()
    const answer = before.then(() => request({ url, method, userAgent, signal }, network))
    const pause = () => wait(network.pauseMs, undefined, { ref: false })
    this.#last.set(url.host, answer.then(pause, pause))
    return answer
  }
}

const failed = (why: string, isAnswered: boolean): LinkResult => ({ is: 'failed', why, isAnswered })

function resultOf(status: number, movedTo: string | null): LinkResult {
  if (status < 400) return { is: 'alive', movedTo, isAnswered: true }
  if (NOT_FOR_PROGRAMS.includes(status)) return { is: 'unknown', isAnswered: true }
  const why = status === 404 || status === 410 ? 'la page n’existe plus' : 'le site est en erreur'
  return failed(`${why} (${status})`, true)
}

function resultOfError(error: unknown): LinkResult {
  if (error instanceof NotAllowed) {
    return error.reason === 'private'
      ? failed('ce site n’est pas sur internet', false)
      : { is: 'unknown', isAnswered: false }
  }
  const { code = '', name } = error as NodeJS.ErrnoException
  // The resolver of this machine does not answer.
  if (code === 'EAI_AGAIN') return { is: 'later', isAnswered: false }
  if (code === 'ENOTFOUND') return failed('ce site n’existe plus', false)
  if (name === 'TimeoutError' || code === 'ABORT_ERR')
    return failed('il ne répond pas à temps', false)
  return /CERT|TLS|SSL|SELF_SIGNED/.test(code)
    ? failed('son certificat est refusé', false)
    : failed('il ne répond pas', false)
}
