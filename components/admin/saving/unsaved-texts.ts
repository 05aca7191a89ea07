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

export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** Returns the unsaved texts of `userId` in `document`, newest first. Deletes all texts older than a day. */
export function unsavedTexts(
  document: DocumentName,
  userId: string,
  now = new Date(),
): UnsavedText[] {
  const found = kept().flatMap((key) => {
    const text = readUnsavedText(key)
    if (!text || now.getTime() - Date.parse(text.at) > KEPT_MS) forget(key)
    else if (key.startsWith(placeOf(document, userId))) return [text]
    return []
  })
  return found.sort((one, other) => other.at.localeCompare(one.at))
}

/** Deletes all unsaved texts of all accounts: nothing may stay on a device after sign-out. */
export const forgetAll = (): void => kept().forEach(forget)

function kept(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}/`))
  } catch {
    return []
  }
}

function readUnsavedText(key: string): UnsavedText | null {
  try {
    return { key, ...(JSON.parse(localStorage.getItem(key) ?? '') as Omit<UnsavedText, 'key'>) }
  } catch {
    return null
  }
}
