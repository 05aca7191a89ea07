import type { DocumentName } from '@/editing/saving/stale-save'

/** What was typed and not saved, kept on this device. */
export type UnsavedText = {
  /** Where it is kept. */
  key: string
  /** When it was last typed, ISO. */
  at: string
  values: Record<string, unknown>
}

const PREFIX = 'texte-non-enregistre'
const KEPT_MS = 24 * 60 * 60 * 1000

const placeOf = (document: DocumentName, userId: string) => `${PREFIX}/${userId}/${document}/`

/** A place of its own for what one form of `userId` holds: two tabs must not write over each other. */
export const newPlace = (document: DocumentName, userId: string): string =>
  placeOf(document, userId) + crypto.randomUUID()

/** Keeps `values` at `key`; a device that refuses (full, or private) keeps nothing. */
export function keep(key: string, values: UnsavedText['values'], now = new Date()): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: now.toISOString(), values }))
  } catch {
    // The form still holds the text, and says that it is not saved.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** What `userId` typed in `document` and was not saved, the newest first. Forgets what is older than a day. */
export function unsavedTexts(
  document: DocumentName,
  userId: string,
  now = new Date(),
): UnsavedText[] {
  const found = kept().flatMap((key) => {
    const text = read(key)
    if (!text || now.getTime() - Date.parse(text.at) > KEPT_MS) forget(key)
    else if (key.startsWith(placeOf(document, userId))) return [text]
    return []
  })
  return found.sort((one, other) => other.at.localeCompare(one.at))
}

/** Forgets all that anyone typed: nothing stays on a device after its user has signed out. */
export const forgetAll = (): void => kept().forEach(forget)

function kept(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}/`))
  } catch {
    return []
  }
}

function read(key: string): UnsavedText | null {
  try {
    return { key, ...(JSON.parse(localStorage.getItem(key) ?? '') as Omit<UnsavedText, 'key'>) }
  } catch {
    return null
  }
}
