import type { BasePayload, TypedUser } from 'payload'
import { formatAdminURL } from 'payload/shared'

/** What Payload gives a card of the dashboard. */
export type CardProps = { payload: BasePayload; user?: TypedUser | null }

/** Gives the screens on which documents are edited. */
export const editHref =
  ({ config }: Pick<BasePayload, 'config'>) =>
  (collection: string, id: string) =>
    formatAdminURL({ adminRoute: config.routes.admin, path: `/collections/${collection}/${id}` })
