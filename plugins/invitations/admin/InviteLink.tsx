import { Button } from '@payloadcms/ui'
import type { ServerProps } from 'payload'

import { hasRole } from '@/access/roles'

/** Above the list of accounts, in the place of « Créer »: the way to invite a colleague, who creates their own account. */
export function InviteLink({ user }: ServerProps) {
  if (!hasRole(user, 'administrator')) return null
  return (
    <Button buttonStyle="primary" el="link" size="small" to="/admin/collections/invitations/create">
      Inviter
    </Button>
  )
}
