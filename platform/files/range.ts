import type { ByteRange } from './store'

/**
 * The part of a file of `size` bytes that `headers` ask for (RFC 9110, 14.2): null for the whole, as when several parts
 * are asked or the file is no longer the one of `etag`; `unsatisfiable` when it begins after the end.
 */
export function askedRange(
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
