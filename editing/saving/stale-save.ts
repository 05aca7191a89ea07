import { frenchMoment } from '@/text/french-date'

import type { Change } from '@/editing/history/changes'

/** Why a save was refused: someone saved another version meanwhile. Travels as JSON. */
export type StaleSave = {
  /** Of the version in the database, ISO. */
  updatedAt: string
  /** Who saved it; null when that is not known. */
  by: string | null
  /** The same account, from another tab or device. */
  byYourself: boolean
  /** From the version in the database to the refused save. */
  changes: Change[]
}

/** « Camille Durand a enregistré une autre version le … », without what follows. */
export function staleSentence({ by, byYourself, updatedAt }: StaleSave): string {
  const moment = frenchMoment(new Date(updatedAt))
  if (byYourself) {
    return `Vous avez enregistré une autre version le ${moment}, dans un autre onglet ou sur un autre appareil.`
  }
  return `${by ?? 'Quelqu’un d’autre'} a enregistré une autre version le ${moment}.`
}

/** Reads the reason out of an answer of the REST API; null when the save was refused for another one. */
export function staleSaveOf(answer: unknown): StaleSave | null {
  const { errors } = (answer ?? {}) as { errors?: { data?: { stale?: StaleSave } }[] }
  return errors?.[0]?.data?.stale ?? null
}
