import {
  loadedVersionHeader,
  staleSaveOf,
  type DocumentName,
  type StaleSave,
} from '@/editing/saving/stale-save'

/** What is wrong with the field at `path`, labelled `label`, in French. Both are empty when the error concerns no field. */
export type FieldFault = { path: string; label: string; message: string }

/** The server's response to a save: `updatedAt` (ISO) identifies the new version. */
export type SavedData = { id?: string; updatedAt: string; _status?: string }

/** Why nothing was saved. `stale`: another version was saved meanwhile; `refused`: the content has faults. */
export type Problem =
  | { kind: 'offline' | 'server' | 'signed-out' | 'locked' }
  | { kind: 'stale'; stale: StaleSave }
  | { kind: 'refused'; faults: FieldFault[] }

/** The result of one save. */
export type Outcome = { kind: 'saved'; data: SavedData } | Problem

/** The words of each problem in the status line and in the message after « Publier ». The panel above says what to do. */
export const REASONS = {
  offline: 'connexion perdue',
  server: 'le site ne répond pas',
  'signed-out': 'session expirée',
  locked: 'une autre personne modifie ce document',
  stale: 'une autre version existe',
  refused: 'texte refusé',
} satisfies Record<Problem['kind'], string>

/**
 * `autosave` updates the version of the last autosave, `draft` creates a new version, `publish` makes the content public and
 * `unpublish` takes it offline.
 */
export type SaveKind = 'autosave' | 'draft' | 'publish' | 'unpublish'

const QUERIES = {
  autosave: 'autosave=true&depth=0&draft=true&fallback-locale=null',
  draft: 'depth=0&draft=true&fallback-locale=null',
  publish: 'depth=0&fallback-locale=null',
  unpublish: 'depth=0&fallback-locale=null&unpublishAllLocales=true',
} satisfies Record<SaveKind, string>

export type SaveOptions = {
  /** Whether the request must continue after the page is closed. */
  keepalive?: boolean
  /** Whether the pages below follow a page whose address changes or that goes offline. */
  withBelow?: boolean
}

type Save = SaveOptions & {
  document: DocumentName
  kind: SaveKind
  body: BodyInit
  /** `updatedAt` (ISO) of the version that the form was filled from or last saved. */
  loaded: string
  userId: string
}

/** Sends a save of a form and returns its result. Never throws. */
export async function sendSave(save: Save): Promise<Outcome> {
  const { document, kind, body, loaded, userId, keepalive, withBelow } = save
  const query = withBelow ? `${QUERIES[kind]}&below=true` : QUERIES[kind]
  const response = await fetch(`/api/${document}?${query}`, {
    method: document.startsWith('globals/') ? 'POST' : 'PATCH',
    headers: [loadedVersionHeader(document, loaded), ['Accept-Language', 'fr']],
    credentials: 'include',
    body,
    keepalive,
  }).catch(() => null)
  if (!response) return { kind: 'offline' }
  if (response.status === 423) return { kind: 'locked' }
  if (response.status >= 500) return { kind: 'server' }
  // 413: the site accepts smaller bodies from anonymous visitors.
  if ([401, 403, 413].includes(response.status)) {
    const session = await lostSession(userId)
    if (session) return session
  }
  return outcomeOf(response)
}

/** The problem when the account `userId` is not signed in any more; null when it is. */
async function lostSession(userId: string): Promise<Problem | null> {
  const me = await fetch('/api/users/me', { credentials: 'include' })
    .then((answer) => answer.json() as Promise<{ user: { id: string } | null }>)
    .catch(() => null)
  if (!me) return { kind: 'offline' }
  return me.user?.id === userId ? null : { kind: 'signed-out' }
}

type Answer = {
  doc?: SavedData
  result?: SavedData
  errors?: { message?: string; data?: { errors?: FieldFault[] } }[]
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const answer = (await response.json().catch(() => null)) as Answer | null
  const data = answer?.doc ?? answer?.result
  if (response.ok && data) return { kind: 'saved', data }
  const stale = response.status === 409 ? staleSaveOf(answer) : null
  if (stale) return { kind: 'stale', stale }
  const [error] = answer?.errors ?? []
  if (error?.data?.errors?.length) return { kind: 'refused', faults: error.data.errors }
  const message = error?.message ?? 'Le serveur a refusé l’enregistrement.'
  return { kind: 'refused', faults: [{ path: '', label: '', message }] }
}
