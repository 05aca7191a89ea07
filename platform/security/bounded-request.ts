import { bodyTooLarge, boundedBody, readWithin } from './bounded-body'
import { BUDGET, type Asker } from './budget'
import { whyTooLarge } from './query-size'
import { whyUnreadable } from './json-size'

/** Why a request is not handed on, in French. */
export type Excess = { status: 400 | 413; message: string }

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
  const excess = whyTooLarge(new URL(url).search.slice(1), asker)
  if (excess) return { status: 400, message: excess }

  const body = await boundedBody(asked, path, asker)
  if (body === null) return { status: 413, message: bodyTooLarge(asker) }
  if (!body) return asked
  const fault = whyUnreadable(body, headers.get('Content-Type') ?? '', asker)
  if (fault) return { status: 400, message: fault }
  return new Request(url, { method, headers, signal, body })
}

/** Headers by which Payload takes a POST for a GET, whose query may be longer than an address. */
const OVERRIDES = ['X-Payload-HTTP-Method-Override', 'X-HTTP-Method-Override']

const isQueryInBody = ({ headers, method }: Request): boolean =>
  method === 'POST' && OVERRIDES.some((name) => headers.get(name) === 'GET')

/**
 * The same question asked as a GET. Its query comes as a form, as the admin's relations send it, and in no other way.
 */
async function withQueryInAddress(request: Request, asker: Asker): Promise<Request | Excess> {
  const headers = new Headers(request.headers)
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded')
  if (!isForm || !request.body) return { status: 400, message: NO_FORM }
  const query = await readWithin(request.headers, request.body, BUDGET.query[asker])
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
