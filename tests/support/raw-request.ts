import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

export type Asked = {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** The loopback address of the sender; by default the system chooses it. */
  from?: string
  /** Throws without an answer after this many ms; by default it waits without a limit. */
  withinMs?: number
}

/**
 * Returns the answer of the server at `url` to a request sent exactly as given: `fetch` corrects addresses and refuses
 * some methods.
 */
export function rawRequest(url: string, path: string, asked: Asked = {}): Promise<RawAnswer> {
  const { method = 'GET', headers = {}, body, from: localAddress, withinMs } = asked
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers, localAddress }
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', reject)
    if (withinMs) {
      const timer = setTimeout(
        () => sent.destroy(new Error(`no answer within ${withinMs} ms`)),
        withinMs,
      )
      sent.on('close', () => clearTimeout(timer))
    }
    sent.end(body)
  })
}
