import type { BasePayload, TypedUser } from 'payload'

/** What Payload gives a card of the dashboard. */
export type CardProps = { payload: BasePayload; user?: TypedUser | null }

/** The screen on which a document is edited. */
export const editHref = (collection: string, id: string): string =>
  `/admin/collections/${collection}/${id}`
