/** How long a share link may last, in hours, and how staff choose it. */
export const SHARE_DURATIONS = [
  { hours: 24, label: '24\u00a0heures' },
  { hours: 48, label: '48\u00a0heures' },
  { hours: 168, label: '7\u00a0jours' },
] as const

export const DEFAULT_SHARE_HOURS = 48
