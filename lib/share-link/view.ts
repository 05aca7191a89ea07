/** A share link that works, as staff see it. */
export type ShareLinkView = {
  id: string
  /** Absolute. */
  address: string
  /** ISO 8601. */
  expiresAt: string
  /** Name of who made it; null when the account is gone. */
  createdBy: string | null
}
