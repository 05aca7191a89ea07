import type { CollectionConfig, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { uiField } from '@/editing/staff-screens'
import { withBackgroundWork } from '@/platform/background'
import { denyAll } from '@/platform/database/deny-all'
import { declareAddress } from '@/platform/http/own-addresses'

import { INVITATION_PATH } from './address'
import { Invitations } from './collection'
import { forgetOldInvitations } from './forget'
import { ownPasswordField, refusePasswordOfOthers, resetLinkEndpoint } from './passwords'

const isUsers = ({ slug }: CollectionConfig) => slug === 'users'

const passwordLink = uiField('passwordLink', '@/plugins/invitations/admin/LinkField#PasswordLink', {
  condition: (_, __, { operation }) => operation === 'update',
})

/** « Inviter » above the list of accounts. */
const withInvite = (admin: CollectionConfig['admin']): CollectionConfig['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    beforeListTable: [
      ...(admin?.components?.beforeListTable ?? []),
      '@/plugins/invitations/admin/InviteLink#InviteLink',
    ],
  },
})

/**
 * Invitations: a colleague creates their own account by a link, so that no one else knows its password. Adds a collection and
 * the address INVITATION_PATH. Takes from administrators the right to create an account and to choose the password of another
 * one; they send a link instead. Sends emails if the site does. Needs no other plugin.
 */
export const invitations: Plugin = (config) => {
  declareAddress(INVITATION_PATH)
  const collections = (config.collections ?? []).map((one) =>
    // The first account does not ask for this right.
    isUsers(one) ? { ...one, access: { ...one.access, create: denyAll } } : one,
  )
  const extended = extendCollections(
    { ...config, collections: [...collections, Invitations] },
    isUsers,
    {
      admin: withInvite,
      endpoints: [resetLinkEndpoint],
      fields: [ownPasswordField, passwordLink],
      hooks: { beforeOperation: [refusePasswordOfOthers] },
    },
  )
  return withBackgroundWork(extended, {
    hourly: { run: forgetOldInvitations, failing: 'De vieilles invitations restent à effacer' },
  })
}
