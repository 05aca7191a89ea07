import { inMegabytes } from '@/platform/files/limits'
import { FILE_FOLDERS } from '@/text/file-folders'

import { BUDGET, type Asker } from './budget'

/** Where staff send files: Payload reads those as they come, and gives up at the limit (`./site-config.ts`). */
const FILES = new RegExp(`^/api/(${FILE_FOLDERS.join('|')})(/|$)`)

/** What was read of a request's body; undefined: nothing, it is a file, which is not held in memory. */
export type Body = Buffer<ArrayBuffer> | undefined

/**
 * The body of `request` for `path`, in memory. Null when it is larger than `asker` may send: not read at all where it
 * says so, else no further than the limit.
 */
export async function boundedBody(
  { body, headers }: Request,
  path: string,
  asker: Asker,
): Promise<Body | null> {
  const isForm = headers.get('Content-Type')?.startsWith('multipart/form-data')
  if (!body || (isForm && asker === 'staff' && FILES.test(path))) return undefined
  return readWithin(headers, body, BUDGET.body[asker])
}

/** What `stream`, that came with `headers`, gives; null where it is more than `limit` bytes, unread where they say so. */
export const readWithin = async (
  headers: Headers,
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Buffer<ArrayBuffer> | null> =>
  // A stream that is given up takes its connection along, and a proxy's answer with it.
  Number(headers.get('Content-Length')) > limit ? null : readAtMost(stream, limit)

/** What is said of a body that is larger than `asker` may send. */
export const bodyTooLarge = (asker: Asker): string =>
  asker === 'staff'
    ? `Cette demande est trop lourde\u00a0: elle ne peut pas dépasser ${inMegabytes(BUDGET.body.staff)}.`
    : 'Cette demande est trop lourde pour qui n’est pas connecté\u00a0: connectez-vous, puis réessayez.'

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
