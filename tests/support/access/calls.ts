import type { CollectionSlug, Payload, Where } from 'payload'

import type { Person } from './people'
import { rest } from './rest'
import { sampleFile } from './samples'

type Data = Record<string, unknown>

/** One request of the API, said once for both doors. `id`: of the document, or of the version to restore. */
export type Call =
  | { kind: 'create' | 'duplicate'; data: Data; draft: boolean }
  | { kind: 'find'; draft?: boolean; trash?: boolean }
  | { kind: 'versions' }
  | { kind: 'change' | 'changeMany'; data: Data; draft: boolean; trash?: boolean }
  | { kind: 'delete' | 'deleteMany'; trash?: boolean }
  | { kind: 'restore'; draft: boolean }
  | { kind: 'unlock'; email: string }

/** What came of it: refused, or what was answered. */
export type Outcome = { isRefused: true } | { isRefused: false; text: string }

export type Door = (
  person: Person,
  collection: CollectionSlug,
  id: string,
  call: Call,
) => Promise<Outcome>

const REFUSED: Outcome = { isRefused: true }
const REFUSALS = [401, 403, 404]
/** How Payload refuses, to anyone, what a collection does not do. */
const CANNOT = 'cannot be duplicated'

/** The Local API, as `person`. */
export const local =
  (payload: Payload): Door =>
  (person, slug, id, call) =>
    outcomeOf(() => ask(payload, person, slug, id, call))

/** What comes of `request` to the Local API. Throws on any error but a refusal: the test itself would be wrong. */
export async function outcomeOf(request: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { isRefused: false, text: JSON.stringify(await request()) }
  } catch (error) {
    const { status = 0, message = '' } = error as { status?: number; message?: string }
    if (REFUSALS.includes(status) || message.includes(CANNOT)) return REFUSED
    throw error
  }
}

function ask(payload: Payload, person: Person, slug: CollectionSlug, id: string, call: Call) {
  const as = { overrideAccess: false, user: person.user, depth: 0 }
  const where: Where = { id: { equals: id } }
  // The union of all collections has no common type of data.
  const collection = slug as 'pages'
  switch (call.kind) {
    case 'create':
      return payload.create({
        collection,
        data: call.data as never,
        draft: call.draft,
        file: sampleFile(slug),
        ...as,
      })
    case 'duplicate': {
      const { data, draft } = call
      return payload.duplicate({ collection, id, data, draft, ...as })
    }
    case 'find':
      return payload.find({ collection, where, draft: call.draft, trash: call.trash, ...as })
    case 'versions':
      return payload.findVersions({ collection, limit: 5, ...as })
    case 'change': {
      const { data, draft, trash } = call
      return payload.update({ collection, id, data, draft, trash, ...as })
    }
    case 'changeMany': {
      const { data, draft, trash } = call
      return payload.update({ collection, where, data, draft, trash, ...as })
    }
    case 'delete':
      return payload.delete({ collection, id, trash: call.trash, ...as })
    case 'deleteMany':
      return payload.delete({ collection, where, trash: call.trash, ...as })
    case 'restore':
      return payload.restoreVersion({ collection, id, ...as })
    case 'unlock': {
      const data = { email: call.email }
      return payload.unlock({ collection: 'users', data: data as never, ...as })
    }
    default:
      return call satisfies never
  }
}

/** The REST API, with the token of `person`. */
export const overRest: Door = (person, slug, id, call) =>
  restOutcome(person, requestFor(slug, id, call))

/** A request to the REST API: method, path after `/api`, data, file sent with it. */
export type RestRequest = [string, string, Data?, File?]

/** What comes of `request`. Throws on any failure but a refusal. */
export async function restOutcome({ token }: Person, request: RestRequest): Promise<Outcome> {
  const [method, path, data, file] = request
  const { status, text } = await rest(token, method, path, data, file)
  if (REFUSALS.includes(status) || text.includes(CANNOT)) return REFUSED
  // Payload deletes one's own preference of that key, and fails on SQLite where one has none.
  if (status === 500 && method === 'DELETE' && path.startsWith('/payload-preferences/')) {
    return REFUSED
  }
  if (status < 300) return { isRefused: false, text }
  throw new Error(`${method} ${path}: ${status} ${text}`)
}

function restFile(slug: CollectionSlug): File | undefined {
  const file = sampleFile(slug)
  return file && new File([Uint8Array.from(file.data)], file.name)
}

function requestFor(slug: CollectionSlug, id: string, call: Call): RestRequest {
  const draft = 'draft' in call ? `&draft=${call.draft}` : ''
  const trash = 'trash' in call ? `&trash=${call.trash}` : ''
  const query = `depth=0${draft}${trash}`
  switch (call.kind) {
    case 'create':
      return ['POST', `/${slug}?${query}`, call.data, restFile(slug)]
    case 'duplicate':
      return ['POST', `/${slug}/${id}/duplicate?${query}`, call.data]
    case 'find':
      return ['GET', `/${slug}?${query}&where[id][equals]=${id}`]
    case 'versions':
      return ['GET', `/${slug}/versions?${query}&limit=5`]
    case 'change':
      return ['PATCH', `/${slug}/${id}?${query}`, call.data]
    case 'changeMany':
      return ['PATCH', `/${slug}?where[id][equals]=${id}&${query}`, call.data]
    case 'delete':
      return ['DELETE', `/${slug}/${id}?${query}`]
    case 'deleteMany':
      return ['DELETE', `/${slug}?where[id][equals]=${id}&${query}`]
    case 'restore':
      return ['POST', `/${slug}/versions/${id}?${query}`]
    case 'unlock':
      return ['POST', `/${slug}/unlock`, { email: call.email }]
    default:
      return call satisfies never
  }
}
