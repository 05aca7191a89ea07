import { request, type IncomingHttpHeaders } from 'node:http'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** What the server at `url` answers to a request as odd as it is written: `fetch` mends addresses and refuses methods. */
export function rawRequest(url: string, path: string, asked: Asked = {}): Promise<RawAnswer> {
  const { method = 'GET', headers = {}, body } = asked
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
