import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The requests that a server has not answered yet. */
export class OpenRequests {
  readonly #responses = new Set<ServerResponse>()
  readonly #connections = new WeakMap<Socket, Set<ServerResponse>>()
  #server: Server | null = null
  #whenDone: (() => void) | null = null

  get size(): number {
    return this.#responses.size
  }

  add(server: Server, response: ServerResponse): void {
    this.#server = server
    this.#responses.add(response)
    if (this.#whenDone) closeAfter(response)
    const together = this.#onConnectionOf(response)
    together.add(response)
    response.once('close', () => {
      together.delete(response)
      this.#forget(response)
    })
  }

  /**
   * The open requests of one connection, forgotten when it ends: of those that a client sends without waiting for the
   * answers, Node tells the end (`close`) of the first alone.
   */
  #onConnectionOf({ req: { socket } }: ServerResponse): Set<ServerResponse> {
    const known = this.#connections.get(socket)
    if (known) return known
    const together = new Set<ServerResponse>()
    this.#connections.set(socket, together)
    socket.once('close', () => together.forEach((response) => this.#forget(response)))
    return together
  }

  #forget(response: ServerResponse): void {
    this.#responses.delete(response)
    if (!this.#responses.size) this.#whenDone?.()
  }

  /**
   * Refuses new connections and resolves when every open request is answered, those included that still come on
   * connections of open ones. Then no connection is left.
   */
  async finish(): Promise<void> {
    // Node hands the server over with each request: before the first one there is nothing to finish.
    this.#server?.close()
    for (const response of this.#responses) closeAfter(response)
    await new Promise<void>((resolve) => {
      this.#whenDone = resolve
      if (!this.#responses.size) resolve()
    })
    this.#server?.closeAllConnections()
  }
}

/** Lets the client know, if it is not too late, that it must ask for the next thing elsewhere. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
