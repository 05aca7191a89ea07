import type { FormState } from 'payload'

import {
  loadedVersionHeader,
  type DocumentName,
  staleSaveOf,
  type StaleSave,
} from '@/editing/saving/stale-save'

import { forgetAll } from './unsaved-texts'

/** Why what is typed could not be saved, other than by its own fault. */
export type Obstacle = 'offline' | 'server' | 'signed-out' | 'locked'

/** What became of a save of a document; `data` is the document as the site now has it, of what was `sent`. */
export type Outcome =
  | { kind: 'saved'; data: SavedData | null; sent: BodyInit | null | undefined }
  | { kind: 'stale'; stale: StaleSave }
  | { kind: 'unsaved'; obstacle: Obstacle }
  /** A draft that the site does not keep as it is, or what it does not publish. */
  | { kind: 'refused' | 'unpublished'; faults: FieldFault[] }

/** What is wrong with the field at `path`, which `label` names, in French. */
export type FieldFault = { path: string; label: string; message: string }

export type SavedData = { updatedAt?: string; _status?: string }

type Watched = {
  document: DocumentName
  /** `updatedAt` of the version that the form was filled from, or last saved. */
  loaded: string
  userId: string
  /** What the form holds. */
  fields: () => FormState
  /** Called when the form begins to save by itself. */
  begin: () => void
  tell: (outcome: Outcome) => void
  /** Saves wait for one another: the next starts from the version that the one before made. */
  last: Promise<unknown>
  stale: boolean
}

const SAID = {
  offline:
    'Connexion perdue\u00a0: rien n’a été enregistré. Votre texte est gardé sur cet appareil.',
  server: 'Le site ne répond pas\u00a0: rien n’a été enregistré. Votre texte est gardé.',
  'signed-out': 'Votre session a expiré\u00a0: rien n’a été enregistré. Votre texte est gardé.',
  locked: 'Une autre personne modifie ce document\u00a0: votre texte n’est pas enregistré.',
} satisfies Record<Obstacle, string>

/**
 * Sees the requests by which the admin's forms save. Payload gives a component neither these requests nor their
 * failures, and its autosave takes no header: the browser's `fetch` is the one place that all of them pass through.
 */
export class SaveWatch {
  /** A drawer may hold a document that the page beneath it holds too: the last one is in use. */
  #documents: Watched[] = []
  readonly #followers = new Set<() => void>()
  readonly #send: typeof fetch

  constructor(send: typeof fetch) {
    this.#send = send
  }

  /** Watches a form that was filled from the version of `document` of `loaded`. Returns what ends it. */
  watch(
    document: DocumentName,
    form: Pick<Watched, 'loaded' | 'userId' | 'fields' | 'begin' | 'tell'>,
  ): () => void {
    const watched = { document, ...form, last: Promise.resolve(), stale: false }
    this.#documents.push(watched)
    return () => {
      this.#documents = this.#documents.filter((other) => other !== watched)
    }
  }

  /** Calls `tell` as soon as the site has saved a document, watched or not. Returns what ends it. */
  follow(tell: () => void): () => void {
    this.#followers.add(tell)
    return () => void this.#followers.delete(tell)
  }

  /** `updatedAt` of the version that the form of `document` shows; empty where it is not open. */
  loaded(document: DocumentName): string {
    return this.#watched(document)?.loaded ?? ''
  }

  /** What the form of `document` holds; undefined where it is not open. */
  fields(document: DocumentName): FormState | undefined {
    return this.#watched(document)?.fields()
  }

  /** The form now goes on from the version of `updatedAt`: it was filled from it, or is to replace it. */
  goOnFrom(document: DocumentName, updatedAt: string): void {
    const watched = this.#watched(document)
    if (watched) Object.assign(watched, { loaded: updatedAt, stale: false })
  }

  /** In place of the browser's: as it is, but for the saves of a watched document. */
  readonly fetch: typeof fetch = (input, init) => {
    const url = typeof input === 'string' ? new URL(input, window.location.href) : null
    const document = url && savedDocument(url, init?.method)
    if (!document) return this.#send(input, init)
    const watched = this.#watched(document)
    if (isAutosave(url)) watched?.begin()
    const answer = watched ? this.#inTurn(watched, url, init) : this.#send(input, init)
    // Before whoever waits for the answer, who may keep the browser busy with it.
    void answer.then(
      ({ ok }) => ok && this.#followers.forEach((tell) => tell()),
      () => {},
    )
    return answer
  }

  #inTurn(watched: Watched, url: URL, init: RequestInit | undefined): Promise<Response> {
    const answer = watched.last.then(() => this.#save(watched, url, init))
    watched.last = answer.catch(() => {})
    return answer
  }

  #watched(document: DocumentName): Watched | undefined {
    return this.#documents.findLast((watched) => watched.document === document)
  }

  async #save(watched: Watched, url: URL, init: RequestInit | undefined): Promise<Response> {
    const silent = isAutosave(url)
    // The panel already asks what to do: each word typed meanwhile would be refused again.
    if (silent && watched.stale) return refused(409)
    const headers = new Headers(init?.headers)
    headers.set(...loadedVersionHeader(watched.document, watched.loaded))
    const response = await this.#send(url.href, { ...init, headers }).catch(() => null)
    const obstacle = await this.#obstacle(response, watched.userId)
    if (obstacle) {
      watched.tell({ kind: 'unsaved', obstacle })
      return refused(response?.status ?? 503, silent ? undefined : SAID[obstacle])
    }
    const answer: unknown = await response!
      .clone()
      .json()
      .catch(() => null)
    if (response!.ok) {
      const { doc, result } = (answer ?? {}) as Partial<Record<'doc' | 'result', SavedData>>
      const data = doc ?? result ?? null
      Object.assign(watched, { loaded: data?.updatedAt ?? watched.loaded, stale: false })
      watched.tell({ kind: 'saved', data, sent: init?.body })
    }
    const stale = response!.status === 409 ? staleSaveOf(answer) : null
    if (stale) {
      watched.stale = true
      watched.tell({ kind: 'stale', stale })
    }
    const faults = faultsOf(answer)
    const isDraft = url.searchParams.get('draft') === 'true'
    if (faults.length) watched.tell({ kind: isDraft ? 'refused' : 'unpublished', faults })
    return silent && (stale || faults.length) ? refused(response!.status) : response!
  }

  /** What stood in the way; null when the site gave an answer of its own, good or bad. */
  async #obstacle(response: Response | null, userId: string): Promise<Obstacle | null> {
    if (!response) return 'offline'
    if (response.status === 423) return 'locked'
    if (response.status >= 500) return 'server'
    // 413: of a stranger, less is read.
    if (![401, 403, 413].includes(response.status)) return null
    const me = await this.#send('/api/users/me', { credentials: 'include' })
      .then((answer) => answer.json() as Promise<{ user: { id: string } | null }>)
      .catch(() => null)
    if (!me) return 'offline'
    return me.user?.id === userId ? null : 'signed-out'
  }
}

/** What is wrong with the fields of a save that the site refused, as Payload says it. */
function faultsOf(answer: unknown): FieldFault[] {
  const { errors } = (answer ?? {}) as { errors?: { data?: { errors?: FieldFault[] } }[] }
  return errors?.[0]?.data?.errors ?? []
}

const isAutosave = ({ searchParams }: URL) => searchParams.get('autosave') === 'true'

/** An answer that Payload's form takes as a failure: with `message`, it shows it; without, it stays silent. */
const refused = (status: number, message?: string) =>
  Response.json({ errors: message ? [{ message }] : [] }, { status })

/** The document that a request saves; null for any other request. */
function savedDocument({ origin, pathname }: URL, method = 'GET'): DocumentName | null {
  if (origin !== window.location.origin) return null
  const [, api, first, second, ...rest] = pathname.split('/')
  if (api !== 'api' || !first || !second || rest.length > 0) return null
  const saves = first === 'globals' ? 'POST' : 'PATCH'
  return method.toUpperCase() === saves ? `${first}/${second}` : null
}

let watch: SaveWatch | undefined

/** The watch over this tab's saves, which takes the place of the browser's `fetch` when first asked for. */
export function saveWatch(): SaveWatch {
  if (watch) return watch
  const send = window.fetch.bind(window)
  watch = new SaveWatch(send)
  const watched = watch.fetch
  window.fetch = (input, init) => {
    if (isLogout(input)) forgetAll()
    return watched(input, init)
  }
  return watch
}

/** Whether the person signs out. The end of a session by inactivity sends no such request. */
const isLogout = (input: RequestInfo | URL) =>
  typeof input === 'string' && /\/api\/users\/logout$/.test(input.split('?')[0]!)
