/** How long a share link may last, in hours, and how staff choose it. */
export const SHARE_DURATIONS = [
  { hours: 24, label: '24\u00a0heures' },
  { hours: 48, label: '48\u00a0heures' },
  { hours: 168, label: '7\u00a0jours' },
] as const

export const DEFAULT_SHARE_HOURS = 48

/** A share link that works, as staff see it. */
export type ShareLinkView = {
  id: string
  /** Absolute. */
  address: string
  /** ISO 8601. */
  expiresAt: string
  /** Name of who made it; null for an account made before names were asked for. */
  createdBy: string | null
}
