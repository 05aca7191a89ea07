import { FILE_FOLDERS, inMegabytes } from '@/lib/files/limits'

/** The largest body under `/api` that carries no file, in bytes. The largest page that an import takes makes some 300 kB. */
const MAX_BODY_BYTES = 1024 * 1024

export const BODY_TOO_LARGE = `Cette demande est trop lourde\u00a0: elle ne peut pas dépasser ${inMegabytes(MAX_BODY_BYTES)}.`

/** Where files are sent: Payload reads those as they come, and gives up at their own limit (`lib/site-config.ts`). */
const FILES = new RegExp(`^/api/(${FILE_FOLDERS.join('|')})(/|$)`)

/**
 * `request` with its body in memory; null when it is larger than it may be, of which no more than the limit was read.
 */
export async function withBoundedBody(request: Request, path: string): Promise<Request | null> {
  if (!request.body) return request
  const isForm = request.headers.get('Content-Type')?.startsWith('multipart/form-data')
  if (isForm && FILES.test(path)) return request
  const body = await readAtMost(request.body, MAX_BODY_BYTES)
  if (!body) return null
  const { headers, method, signal, url } = request
  return new Request(url, { method, headers, signal, body })
}

/** All that `stream` gives; null as soon as it has given more than `limit` bytes. */
export async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
