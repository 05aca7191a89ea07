import type { CollectionSlug, GlobalSlug } from 'payload'

/** The first administrator of every test site. */
export const ACCOUNT = {
  name: 'Camille Durand',
  email: 'camille@example.gouv.fr',
  password: 'une-phrase-de-passe-longue',
}

type Json = Record<string, unknown>

/** A signed-in member of staff who works through the REST API. Each call throws on an unsuccessful answer. */
export type Staff = {
  /** Publishes at once unless `data._status` is `draft`. An account is made by an invitation. Returns the id of the new document. */
  create: (collection: CollectionSlug, data: Json) => Promise<string>
  /** Saves and publishes; with `asDraft`, writes a draft over the published version. */
  change: (
    collection: CollectionSlug,
    id: string,
    data: Json,
    options?: { asDraft?: boolean },
  ) => Promise<void>
  remove: (collection: CollectionSlug, id: string) => Promise<void>
  /** Saves and publishes. */
  setGlobal: (slug: GlobalSlug, data: Json) => Promise<void>
  /** Returns the raw answer to a form with a file: POST creates a document, PATCH replaces its file. */
  sendFile: (method: 'POST' | 'PATCH', path: string, file: File, data?: Json) => Promise<Response>
  /** Returns the raw answer to any request, for requests that must be refused. */
  ask: (method: string, path: string, data?: Json) => Promise<Response>
}

/** Creates the first account of the site at `url`, with the installation code if the site requires one, and signs in. */
export async function signUp(url: string, installationCode?: string): Promise<Staff> {
  await send('POST', `${url}/api/users/first-register`, { ...ACCOUNT, installationCode })
  return signIn(url)
}

/** Returns the code for the first account in the output of a server; undefined when it gave none. */
export const installationCodeIn = (output: string) =>
  /première installation.*((?:-?[\dA-Z]{4}){4})/.exec(output)?.[1]

/** Signs in with an existing account, by default the first one. */
export async function signIn(url: string, account = ACCOUNT): Promise<Staff> {
  const login = await send('POST', `${url}/api/users/login`, account)
  const { token } = (await login.json()) as { token: string }
  const headers = { Authorization: `JWT ${token}` }

  const ask: Staff['ask'] = (method, path, data) => request(method, url + path, data, headers)
  const succeed = (method: string, path: string, data?: Json) =>
    send(method, url + path, data, headers)

  return {
    ask,
    sendFile: (method, path, file, data = {}) => {
      const body = new FormData()
      body.set('_payload', JSON.stringify({ _status: 'published', ...data }))
      body.set('file', file)
      return fetch(url + path, { method, headers, body })
    },
    create: async (collection, data) => {
      if (collection === 'users') return invite(url, ask, data)
      const created = await succeed('POST', `/api/${collection}?depth=0`, {
        _status: 'published',
        ...data,
      })
      return ((await created.json()) as { doc: { id: string } }).doc.id
    },
    change: async (collection, id, data, { asDraft = false } = {}) => {
      const path = `/api/${collection}/${id}?depth=0&draft=${asDraft}`
      await succeed('PATCH', path, { _status: asDraft ? 'draft' : 'published', ...data })
    },
    remove: async (collection, id) => {
      await succeed('DELETE', `/api/${collection}/${id}`)
    },
    setGlobal: async (slug, data) => {
      await succeed('POST', `/api/globals/${slug}`, { _status: 'published', ...data })
    },
  }
}

/**
 * Invites a colleague, and creates their account with the link, as they would. `emailed`: waits for the link, if the site sends
 * emails; otherwise the site shows it. Returns the id of the account.
 */
export async function invite(
  url: string,
  ask: Staff['ask'],
  { name, password, ...data }: Json,
  emailed?: () => Promise<string>,
): Promise<string> {
  const answered = async (method: string, path: string, sent?: Json) => {
    const response = await ask(method, path, sent)
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
    return (await response.json()) as { doc: { id: string }; docs: { id: string }[]; link: string }
  }
  const { doc } = await answered('POST', '/api/invitations', data)
  const link = emailed
    ? await emailed()
    : (await answered('POST', `/api/invitations/${doc.id}/link`)).link
  const form = {
    nom: String(name),
    'mot-de-passe': String(password),
    confirmation: String(password),
  }
  const { pathname } = new URL(link)
  const made = await fetch(url + pathname, { method: 'POST', body: new URLSearchParams(form) })
  if (!made.ok) throw new Error(`POST ${pathname}: ${made.status}`)
  const of = `where[email][equals]=${encodeURIComponent(String(data.email))}`
  return (await answered('GET', `/api/users?${of}`)).docs[0]!.id
}

async function send(
  method: string,
  url: string,
  data?: Json,
  headers: Record<string, string> = {},
) {
  const response = await request(method, url, data, headers)
  if (response.ok) return response
  throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`)
}

function request(method: string, url: string, data?: Json, headers: Record<string, string> = {}) {
  return fetch(url, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: data && JSON.stringify(data),
  })
}
