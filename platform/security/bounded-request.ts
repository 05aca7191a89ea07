import { FILE_FOLDERS } from '@/text/site-path'
import { frenchSize } from '@/text/typography'

import { BUDGET, type CallerKind } from './budget'
import { whyUnreadable, whyTooLarge } from './query-size'

/** Why a request is refused; `message` is in French. */
type Excess = { status: 400 | 413; message: string }

/**
 * Returns `request` for `path` if its query and its body are within the budget of `callerKind`, so that Payload may parse them;
 * else the reason for the refusal. Reads no more than the budget allows.
 */
export async function boundedRequest(
  request: Request,
  path: string,
  callerKind: CallerKind,
): Promise<Request | Excess> {
  const asked = isQueryInBody(request) ? await withQueryInAddress(request, callerKind) : request
  if ('message' in asked) return asked
  const { headers, method, signal, url } = asked
  const excess = whyTooLarge(new URL(url).search.slice(1))
  if (excess) return { status: 400, message: excess }

  const body = await boundedBody(asked, path, callerKind)
  if (body === null) return { status: 413, message: bodyTooLarge(callerKind) }
  if (!body) return asked
  const fault = whyUnreadable(body, headers.get('Content-Type') ?? '')
  if (fault) return { status: 400, message: fault }
  return new Request(url, { method, headers, signal, body })
}

/** With these headers Payload treats a POST as a GET, whose query may then be longer than an address. */
const OVERRIDES = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']

const isQueryInBody = ({ headers, method }: Request): boolean =>
  method === 'POST' && OVERRIDES.some((name) => headers.get(name) === 'GET')

/** Returns the method by which Payload will handle `request`. */
export const methodOf = (request: Request): string =>
  isQueryInBody(request) ? 'GET' : request.method

/** Returns the same request as a GET. Accepts the query only as a form, which is how the admin's relation fields send it. */
async function withQueryInAddress(
  request: Request,
  callerKind: CallerKind,
): Promise<Request | Excess> {
  const headers = new Headers(request.headers)
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded')
  if (!isForm || !request.body) return { status: 400, message: NO_FORM }
  const most = Math.min(BUDGET.query, BUDGET.body[callerKind])
  const query = await readWithin(request.headers, request.body, most)
  if (!query) return { status: 413, message: bodyTooLarge(callerKind) }
  const url = new URL(request.url)
  url.search = [url.search, query.toString()].filter(Boolean).join('&')
  for (const name of [...OVERRIDES, 'Content-Type', 'Content-Length', 'Transfer-Encoding']) {
    headers.delete(name)
  }
  return new Request(url, { headers, signal: request.signal })
}

const NO_FORM =
  'Une recherche s’envoie comme un formulaire (application/x-www-form-urlencoded), ou dans l’adresse.'

/** Where staff upload files: Payload streams these uploads, and stops at the limit (`site-config.ts`). */
const FILES = new RegExp(`^/api/(${FILE_FOLDERS.join('|')})(/|$)`)

/** The body, in memory. undefined when there is none, or when it is a file upload, which is not held in memory. */
type Body = Buffer<ArrayBuffer> | undefined

/**
 * Reads the body of `request` for `path` into memory. Returns null when it is larger than `callerKind` may send: it is not read
 * at all if it announces such a size, else only up to the limit.
 */
async function boundedBody(
  { body, headers }: Request,
  path: string,
  callerKind: CallerKind,
): Promise<Body | null> {
  const isForm = headers.get('Content-Type')?.startsWith('multipart/form-data')
  if (!body || (isForm && callerKind === 'staff' && FILES.test(path))) return undefined
  return readWithin(headers, body, BUDGET.body[callerKind])
}

/**
 * Returns the content of `stream`, which came with `headers`; null when it is larger than `limit` bytes. It is not read at
 * all when its `Content-Length` exceeds the limit.
 */
export const readWithin = async (
  headers: Headers,
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Buffer<ArrayBuffer> | null> =>
  // Abandoning a stream half-read closes its connection, and a proxy then loses the response.
  Number(headers.get('Content-Length')) > limit ? null : readAtMost(stream, limit)

/** The message for a body that is larger than `callerKind` may send. */
const bodyTooLarge = (callerKind: CallerKind): string =>
  callerKind === 'staff'
    ? `Cette demande est trop lourde\u00a0: elle ne peut pas dépasser ${frenchSize(BUDGET.body.staff)}.`
    : 'Cette demande est trop lourde pour qui n’est pas connecté\u00a0: connectez-vous, puis réessayez.'

/** Returns the whole content of `stream`; null as soon as it exceeds `limit` bytes. */
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
