import type { Payload } from 'payload'

import { Refusal } from '@/platform/refusal'

import { type ByteRange, fileStore } from './store'
import { typeOfName } from './types'

type FileRequest = {
  request: { method?: string; headers: Headers; signal?: AbortSignal }
  headers: { 'Cache-Control': string; ETag?: string; 'Content-Disposition'?: string }
  /** The size of the file in the database; null or absent if unknown. */
  bytes?: number | null
}

/**
 * The stored file `name`, or the range that `request` asks for, with `headers`; null if it does not exist. The browser
 * must not guess another type or run a script in it. Throws a Refusal (503) if the size in the store differs from
 * `bytes`: the file is lost, or something else responds instead of the store.
 */
export async function storedResponse(
  { config }: Pick<Payload, 'config'>,
  name: string,
  { request, headers: own, bytes = null }: FileRequest,
): Promise<Response | null> {
  const store = fileStore({ config })
  const size = await store.size(name)
  if (bytes !== null && size !== bytes) {
    throw new Refusal(`Le stockage a ${size ?? 0} octets de ${name}, au lieu de ${bytes}.`, 503)
  }
  if (size === null) return null
  const headers = new Headers({
    ...own,
    // Without `no-transform`, Next would compress the file again, and each partial response separately.
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
  // No Content-Length: Next removes it and sends chunks.
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  if (isHead) return new Response(null, { headers })
  const file = await store.read(name, range ?? undefined)
  if (!file) return null
  const response = new Response(file.stream, { status: range ? 206 : 200, headers })
  cancelWith(request.signal, file.stream)
  return response
}

/**
 * Closes the file once the client disconnects. Next only does this if the client disconnects while it sends; a client
 * that left before would leave the file open.
 */
function cancelWith(signal: AbortSignal | undefined, stream: ReadableStream): void {
  const cancel = () => void (stream.locked || stream.cancel())
  if (signal?.aborted) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
}

/**
 * The range of a file of `size` bytes in `headers` (RFC 9110, 14.2). Null means the whole file: also for several
 * ranges, or if `If-Range` does not match `etag`. `unsatisfiable` if it begins after the end.
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
