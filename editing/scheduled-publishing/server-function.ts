import type { schedulePublishHandler } from '@payloadcms/ui/utilities/schedulePublishHandler'
import { hasScheduledPublishEnabled } from 'payload/shared'

import { hasRole } from '@/access/roles'

import { cancel, plan } from './actions'

type Handler = typeof schedulePublishHandler

/**
 * What the drawer « Programmer la publication » asks of the server, for reviewers. It stands for Payload's own, which
 * lets anyone plan a publication and delete those of others.
 */
export const schedulePublish: Handler = async (args) => {
  const { date, deleteID, doc, req, timezone, type } = args
  if (!hasRole(req.user, 'reviewer')) {
    return { error: 'Votre rôle ne permet pas de programmer une publication.' }
  }
  if (deleteID) {
    return (await cancel(req, String(deleteID)))
      ? { message: 'Ce qui était programmé n’aura pas lieu.' }
      : { error: 'Cette ligne n’attend plus.' }
  }
  const target = doc && req.payload.collections[doc.relationTo]
  if (!target || !date || !hasScheduledPublishEnabled(target.config)) {
    return { error: 'Choisissez un document et une date.' }
  }
  await plan(req, { doc, timezone, type } as never, new Date(date))
  return {
    message: type === 'unpublish' ? 'Mise hors ligne programmée.' : 'Publication programmée.',
  }
}
