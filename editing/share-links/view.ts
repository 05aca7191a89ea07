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
