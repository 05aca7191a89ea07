import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

export type Asked = {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
  /** The loopback address that it comes from; by default the system's choice. */
  from?: string
  /** Given up after so many ms: throws. By default never. */
  withinMs?: number
}

/** What the server at `url` answers to a request as odd as it is written: `fetch` mends addresses and refuses methods. */
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
