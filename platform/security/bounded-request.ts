import { FILE_FOLDERS } from '@/text/site-path'
import { frenchSize } from '@/text/typography'

import { BUDGET, type Asker } from './budget'
import { whyUnreadable, whyTooLarge } from './query-size'

/** Why a request is not handed on, in French. */
type Excess = { status: 400 | 413; message: string }

/**
 * `request` for `path`, of which Payload may now parse what there is: its query and its body are within the budget of
 * `asker`. Else why not; no more was read than the budget allows.
 */
export async function boundedRequest(
  request: Request,
  path: string,
  asker: Asker,
): Promise<Request | Excess> {
  const asked = isQueryInBody(request) ? await withQueryInAddress(request, asker) : request
  if ('message' in asked) return asked
  const { headers, method, signal, url } = asked
  const excess = whyTooLarge(new URL(url).search.slice(1))
  if (excess) return { status: 400, message: excess }

  const body = await boundedBody(asked, path, asker)
  if (body === null) return { status: 413, message: bodyTooLarge(asker) }
  if (!body) return asked
  const fault = whyUnreadable(body, headers.get('Content-Type') ?? '')
  if (fault) return { status: 400, message: fault }
  return new Request(url, { method, headers, signal, body })
}

/** Headers by which Payload takes a POST for a GET, whose query may be longer than an address. */
const OVERRIDES = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']

const isQueryInBody = ({ headers, method }: Request): boolean =>
  method === 'POST' && OVERRIDES.some((name) => headers.get(name) === 'GET')

/** The method by which Payload will answer `request`. */
export const methodOf = (request: Request): string =>
  isQueryInBody(request) ? 'GET' : request.method

/**
 * The same question asked as a GET. Its query comes as a form, as the admin's relations send it, and in no other way.
 */
async function withQueryInAddress(request: Request, asker: Asker): Promise<Request | Excess> {
  const headers = new Headers(request.headers)
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded')
  if (!isForm || !request.body) return { status: 400, message: NO_FORM }
  const most = Math.min(BUDGET.query, BUDGET.body[asker])
  const query = await readWithin(request.headers, request.body, most)
  if (!query) return { status: 413, message: bodyTooLarge(asker) }
  const url = new URL(request.url)
  url.search = [url.search, query.toString()].filter(Boolean).join('&')
  for (const name of [...OVERRIDES, 'Content-Type', 'Content-Length', 'Transfer-Encoding']) {
    headers.delete(name)
  }
  return new Request(url, { headers, signal: request.signal })
}

const NO_FORM =
  'Une recherche s’envoie comme un formulaire (application/x-www-form-urlencoded), ou dans l’adresse.'

/** Where staff send files: Payload reads those as they come, and gives up at the limit (`./site-config.ts`). */
const FILES = new RegExp(`^/api/(${FILE_FOLDERS.join('|')})(/|$)`)

/** What was read of a request's body; undefined: nothing, it is a file, which is not held in memory. */
type Body = Buffer<ArrayBuffer> | undefined

/**
 * The body of `request` for `path`, in memory. Null when it is larger than `asker` may send: not read at all where it
 * says so, else no further than the limit.
 */
async function boundedBody(
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
const bodyTooLarge = (asker: Asker): string =>
  asker === 'staff'
    ? `Cette demande est trop lourde\u00a0: elle ne peut pas dépasser ${frenchSize(BUDGET.body.staff)}.`
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
