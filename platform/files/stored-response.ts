import type { Payload } from 'payload'

import { Refusal } from '@/platform/refusal'

import { type ByteRange, fileStore } from './store'
import { typeOfName } from './types'

type Asked = {
  request: { method?: string; headers: Headers; signal?: AbortSignal }
  headers: { 'Cache-Control': string; ETag?: string; 'Content-Disposition'?: string }
  /** The size of the file as the database knows it; null or absent: not known. */
  bytes?: number | null
}

/**
 * The stored file `name`, or the part of it that `request` asks for, under `headers`; null when it is not there. A
 * browser must take it for what the site says that it is, and run nothing that would hide in it. Throws a Refusal (503) if
 * the store has another size than `bytes`, or none: the file is lost, or something else answers in place of the store.
 */
export async function storedResponse(
  { config }: Pick<Payload, 'config'>,
  name: string,
  { request, headers: own, bytes = null }: Asked,
): Promise<Response | null> {
  const store = fileStore({ config })
  const size = await store.size(name)
  if (bytes !== null && size !== bytes) {
    throw new Refusal(`Le stockage a ${size ?? 0} octets de ${name}, au lieu de ${bytes}.`, 503)
  }
  if (size === null) return null
  const headers = new Headers({
    ...own,
    // Else Next compresses it once more, each part on its own as well.
    'Cache-Control': `${own['Cache-Control']}, no-transform`,
    'Content-Type': typeOfName(name) ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'",
    'Accept-Ranges': 'bytes',
  })
  const isHead = request.method === 'HEAD'
  const range = isHead ? null : askedRange(request.headers, size, headers.get('ETag'))
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  // No Content-Length: Next takes it away, and sends in chunks.
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  if (isHead) return new Response(null, { headers })
  const file = await store.read(name, range ?? undefined)
  if (!file) return null
  const response = new Response(file.stream, { status: range ? 206 : 200, headers })
  cancelWith(request.signal, file.stream)
  return response
}

/**
 * Closes the file once whoever asked has left: Next only does so if they leave while it sends, and would leave it open
 * for good when they left before.
 */
function cancelWith(signal: AbortSignal | undefined, stream: ReadableStream): void {
  const cancel = () => void (stream.locked || stream.cancel())
  if (signal?.aborted) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
}

/**
 * The part of a file of `size` bytes that `headers` ask for (RFC 9110, 14.2): null for the whole, as when several parts
 * are asked or the file is no longer the one of `etag`; `unsatisfiable` when it begins after the end.
 */
function askedRange(
  headers: Headers,
  size: number,
  etag?: string | null,
): ByteRange | 'unsatisfiable' | null {
  const ifRange = headers.get('If-Range')
  if (ifRange && ifRange !== etag) return null
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('Range') ?? '') ?? []
  if (!first && !last) return null
  const start = first ? Number(first) : Math.max(0, size - Number(last))
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1
  if (first && last && Number(last) < start) return null
  return start < size && (first || Number(last) > 0) ? { start, end } : 'unsatisfiable'
}
