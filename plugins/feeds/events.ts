import type { DateChangeKind } from '@/call/date-changes'

/** The possible events of a published call. */
export type CallEvent = DateChangeKind | 'closingSoon' | 'ended'

/** `key` is part of identifiers: if it changed, subscribers would see a new event. */
const EVENTS: Record<CallEvent, { key: string; words: string }> = {
  announced: { key: 'annonce', words: 'Annonce' },
  opened: { key: 'ouverture', words: 'Ouverture' },
  closingSoon: { key: 'derniers-jours', words: 'Derniers jours' },
  ended: { key: 'cloture', words: 'Clôture' },
  rescheduled: { key: 'nouvelle-ouverture', words: 'Nouvelle date d’ouverture' },
  extended: { key: 'prolongation', words: 'Prolongation' },
  advanced: { key: 'cloture-avancee', words: 'Clôture avancée' },
  closed: { key: 'cloture-anticipee', words: 'Clôture anticipée' },
  reopened: { key: 'reouverture', words: 'Réouverture' },
  withdrawn: { key: 'retrait', words: 'Retrait de l’annonce' },
}

/** The part of an identifier that distinguishes the events of a call. */
export const eventKey = (event: CallEvent): string => EVENTS[event].key

/** « Ouverture – Appel 7 », or « Ouverture de l’appel « EIG 7 » » where the name itself does not say « Appel ». */
export const eventTitle = (event: CallEvent, name: string): string =>
  ofCall(EVENTS[event].words, name)

/** `words` about the call `name`. The name stays as staff typed it, because programs compare names. */
export function ofCall(words: string, name: string): string {
  const text = plain(name)
  return /^\s*appels?(?!\p{L})/iu.test(text)
    ? `${words} – ${text}`
    : `${words} de l’appel «\u00a0${text}\u00a0»`
}

/** Characters that XML 1.0 (2.2) or RFC 5545 (3.1) forbids: one would make the document unreadable. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

/** `text` as typed, without the characters forbidden in a feed. */
export const plain = (text: string): string => text.replace(FORBIDDEN, '')
