import type { BasePayload, TypedUser } from 'payload'

/** The props that Payload passes to a dashboard card. */
export type CardProps = { payload: BasePayload; user?: TypedUser | null }

/** The address of the screen on which a document is edited. */
export const editHref = (collection: string, id: string): string =>
  `/admin/collections/${collection}/${id}`
