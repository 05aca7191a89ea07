import type { DocumentName } from '@/editing/saving/stale-save'

/** A text that was typed and not saved, stored on this device. */
export type UnsavedText = {
  /** The storage key. */
  key: string
  /** When it was last changed, ISO. */
  at: string
  values: Record<string, unknown>
}

const PREFIX = 'texte-non-enregistre'
const KEPT_MS = 24 * 60 * 60 * 1000

const placeOf = (document: DocumentName, userId: string) => `${PREFIX}/${userId}/${document}/`

/** Returns a new storage key for one form of `userId`: two tabs must not overwrite each other. */
export const newPlace = (document: DocumentName, userId: string): string =>
  placeOf(document, userId) + crypto.randomUUID()

/** Stores `values` under `key`; does nothing if the browser refuses (storage full, private browsing). */
export function keep(key: string, values: UnsavedText['values'], now = new Date()): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: now.toISOString(), values }))
  } catch {
    // The form still holds the text, and says that it is not saved.
  }
}

export const forget = (key: string): void => localStorage.removeItem(key)

/** Returns the unsaved texts of `userId` in `document`, newest first. Deletes all texts older than a day. */
export function unsavedTexts(
  document: DocumentName,
  userId: string,
  now = new Date(),
): UnsavedText[] {
  const oldest = new Date(now.getTime() - KEPT_MS).toISOString()
  const texts = keys().map((key) => ({ key, ...read(key) }))
  texts.filter(({ at }) => at < oldest).forEach(({ key }) => forget(key))
  return texts
    .filter(({ at, key }) => at >= oldest && key.startsWith(placeOf(document, userId)))
    .sort((one, other) => other.at.localeCompare(one.at))
}

/** Deletes all unsaved texts of all accounts: nothing may stay on a device after sign-out. */
export const forgetAll = (): void => keys().forEach(forget)

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}/`))

const read = (key: string) => JSON.parse(localStorage.getItem(key)!) as Omit<UnsavedText, 'key'>
