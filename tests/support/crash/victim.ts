import { startServer, type RunningServer } from '@/tests/support/server'

/** A production server that can be killed and started again on the same data and port. */
export class Victim {
  readonly url: string
  #server: RunningServer | null = null

  /** `folder`: the program and build to run, when they are not the current ones. */
  constructor(
    readonly settings: Record<string, string>,
    readonly folder = process.cwd(),
  ) {
    this.url = `http://localhost:${settings.PORT}`
  }

  /** Resolves once the server answers, with the time in ms that it took; throws with its output if it does not start. */
  async start(): Promise<number> {
    const began = Date.now()
    this.#server = await startServer(this.settings, undefined, this.folder)
    return Date.now() - began
  }

  async kill(): Promise<void> {
    await this.#server?.kill()
  }

  /** Sends SIGTERM: the requests that are running can end. */
  async stop(): Promise<void> {
    await this.#server?.stop()
  }
}
