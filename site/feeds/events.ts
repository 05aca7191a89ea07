/** What may happen to a published call. */
export type CallEvent = 'announced' | 'opened' | 'closingSoon' | 'closed'

/** `key` stands in identifiers: subscribers would take an event for a new one if it changed. */
const EVENTS: Record<CallEvent, { key: string; words: string }> = {
  announced: { key: 'annonce', words: 'Annonce' },
  opened: { key: 'ouverture', words: 'Ouverture' },
  closingSoon: { key: 'derniers-jours', words: 'Derniers jours' },
  closed: { key: 'cloture', words: 'Clôture' },
}

/** The part of an identifier that tells this event from the others of the same call. */
export const eventKey = (event: CallEvent): string => EVENTS[event].key

/** « Ouverture de l’appel « Appel 7 » »; the name stays as staff typed it, for programs compare names. */
export const eventTitle = (event: CallEvent, name: string): string =>
  `${EVENTS[event].words} de l’appel «\u00a0${plain(name)}\u00a0»`

/** Characters that neither XML 1.0 (2.2) nor RFC 5545 (3.1) lets a document hold: one would make it unreadable. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

/** `text` as staff typed it, without the characters that a feed may not hold. */
export const plain = (text: string): string => text.replace(FORBIDDEN, '')
