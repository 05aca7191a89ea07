/** Address of the page that says why a request is refused; the server alone leads there. */
export const REFUSED_PATH = '/requete-refusee'

/** Header that the server writes itself on a request that it refuses: the status, and what else the answer needs. */
export const REFUSED = 'x-refused'

/** Why a request is refused. `allow`: the methods that its address takes; `retryAfter`: in seconds. */
export type Refused =
  | { status: 400 | 403 | 404 | 413 | 414 }
  | { status: 405; allow: string[] }
  | { status: 429; retryAfter: number }

export const writeRefused = (refused: Refused): string => JSON.stringify(refused)

/** What `writeRefused` wrote; null when nothing was. */
export const readRefused = (text: string | null): Refused | null =>
  JSON.parse(text ?? 'null') as Refused | null
