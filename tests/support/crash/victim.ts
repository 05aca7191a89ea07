import { startServer, type RunningServer } from '@/tests/support/server'

/** A production server that can be killed and started again on the same data and port. */
export class Victim {
  readonly url: string
  #server: RunningServer | null = null

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
    this.#server = await startServer(this.settings, undefined, this.folder)
    return Date.now() - began
  }

  async kill(): Promise<void> {
    await this.#server?.kill()
  }

  /** SIGTERM: what is under way is ended. */
  async stop(): Promise<void> {
    await this.#server?.stop()
  }
}
