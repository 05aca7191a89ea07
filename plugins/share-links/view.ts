/** The possible durations of a share link, with their labels. */
export const SHARE_DURATIONS = [
  { hours: 24, label: '24\u00a0heures' },
  { hours: 48, label: '48\u00a0heures' },
  { hours: 168, label: '7\u00a0jours' },
] as const

export const DEFAULT_SHARE_HOURS = 48

/** A working share link, as shown to staff. */
export type ShareLinkView = {
  id: string
  /** Absolute URL. */
  address: string
  /** ISO 8601. */
  expiresAt: string
  /** Name of its creator; null for an account without a name (created before names were required). */
  createdBy: string | null
}
