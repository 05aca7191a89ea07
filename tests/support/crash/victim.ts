import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

const READY_WITHIN_MS = 120_000
const NEXT = 'node_modules/next/dist/bin/next'

/** A production server that can be killed and started again on the same data and port. */
export class Victim {
  readonly url: string
  #child: ChildProcess | null = null
  #written = ''

  /** `folder`: where the program and its build are, when they are not the ones at hand. */
  constructor(
    readonly settings: Record<string, string>,
    readonly folder = process.cwd(),
  ) {
    this.url = `http://localhost:${settings.PORT}`
  }

  /** Resolves, with how long it took in ms, once it answers; throws with what it wrote if it does not. */
  async start(): Promise<number> {
    const began = Date.now()
    const { PATH, HOME, TZ } = process.env
    this.#written = ''
    // Next itself: `scripts/start.ts` would be a parent that SIGKILL takes alone.
    this.#child = spawn(process.execPath, [NEXT, 'start', '--port', this.settings.PORT!], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH, HOME, TZ, NODE_ENV: 'production', FIRST_ACCOUNT: 'open', ...this.settings },
    })
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('data', (chunk: Buffer) => (this.#written += chunk.toString()))
    }
    while (this.#child.exitCode === null && Date.now() - began < READY_WITHIN_MS) {
      // Next listens before `register` has opened the database; the request then waits for it.
      const answer = await fetch(this.url, { redirect: 'manual' }).catch(() => null)
      if (answer && answer.status < 500) return Date.now() - began
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await this.kill()
    throw new Error(`The server did not start:\n${this.#written}`)
  }

  /** SIGKILL: no time to end anything. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** SIGTERM: what is under way is ended. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode) return
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
  }
}
