import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import Negotiator from 'negotiator'

import type { CachedPage } from '@/site/page-cache'

/** The smallest first. */
const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What is shorter gains nothing; as in deploy/nginx.conf. */
const MIN_LENGTH = 1_000

type Bytes = Uint8Array<ArrayBuffer>
const brotli = promisify(brotliCompress)
const compressors: Record<Encoding, (text: string) => Promise<Bytes>> = {
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
}

/** By page, for as long as it is kept. */
const done = new WeakMap<CachedPage, Map<Encoding, Promise<Bytes>>>()

/**
 * The smallest encoding of the body of `page` that whoever sent `headers` accepts (RFC 9110, 12.5.3); null: as it is,
 * for they take no other, or it is short.
 */
export function encodingFor(headers: Headers, { body }: CachedPage): Encoding | null {
  const accepted = headers.get('Accept-Encoding')
  if (accepted === null || body.length < MIN_LENGTH) return null
  const accepting = new Negotiator({ headers: { 'accept-encoding': accepted } })
  const encodings = accepting.encodings(ENCODINGS)
  return ENCODINGS.find((encoding) => encodings.includes(encoding)) ?? null
}

/** The body of `page` in `encoding`: compressed once, where Next would compress it again at each visit. */
export function encoded(page: CachedPage, encoding: Encoding): Promise<Bytes> {
  const kept = done.get(page) ?? new Map<Encoding, Promise<Bytes>>()
  done.set(page, kept)
  const bytes = kept.get(encoding) ?? compressors[encoding](page.body)
  kept.set(encoding, bytes)
  return bytes
}
