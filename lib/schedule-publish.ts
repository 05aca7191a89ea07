import { schedulePublishHandler } from '@payloadcms/ui/utilities/schedulePublishHandler'
import { Forbidden } from 'payload'

import { hasRole } from '@/access/roles'

/**
 * What the admin calls to schedule a publication or to cancel one. Payload's own asks only for an access to the admin:
 * it would let an editor cancel a reviewer's. Rejects with Forbidden below reviewer.
 */
export const schedulePublish: typeof schedulePublishHandler = (args) =>
  hasRole(args.req.user, 'reviewer')
    ? schedulePublishHandler(args)
    : Promise.reject(new Forbidden(args.req.t))
