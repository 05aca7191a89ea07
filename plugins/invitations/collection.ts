import type { CollectionAfterChangeHook, CollectionConfig } from 'payload'

import { atLeast, hiddenBelow, ROLES } from '@/access/roles'
import { accountOf } from '@/collections/users/count-log-ins'
import { beforeSensitiveAction } from '@/collections/users/sensitive-actions'
import { beforeSave, throwFault } from '@/editing/faults'
import { firstOf } from '@/editing/find'
import { uiField } from '@/editing/staff-screens'
import { feminine } from '@/editing/with-article'
import { parisMomentField, savedDateFields } from '@/fields/paris-date'
import type { Invitation } from '@/payload-types'
import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'
import { hasMail } from '@/platform/mail/mail-settings'

import { sendLink, linkEndpoint } from './send'
import { newLink } from './token'

/**
 * Before an invitation is created: refuses an address that has an account, replaces the invitation that the address has, and
 * makes the link if the site can send it. Ignores what the client sent for other fields.
 */
const prepare = beforeSave<Invitation>(async ({ isNew, sent, req }) => {
  if (!isNew) return
  await beforeSensitiveAction(req)
  const email = accountOf(sent.email)
  const where = { email: { equals: email } }
  if (await firstOf(req, 'users', { where })) {
    throwFault({ path: 'email', message: 'Cette adresse a déjà un compte.' }, 'invitations', req)
  }
  await req.payload.delete({ collection: 'invitations', where, req })
  const made = hasMail(req.payload) ? newLink(new Date()) : null
  req.context[LINK] = made?.link
  return { email, role: sent.role, invitedBy: req.user?.id, ...made?.kept }
})

/** Where the request keeps the link from `prepare` to `send`. */
const LINK = 'invitationLink'

/** After an invitation is created: sends its link. */
const send: CollectionAfterChangeHook<Invitation> = ({ doc, operation, req }) => {
  const link = req.context[LINK] as string | undefined
  if (operation === 'create' && link) sendLink(req, doc, link)
}

const unseen = { create: denyAll, read: denyAll, update: denyAll }
const readOnly = { readOnly: true, condition: (data: Partial<Invitation>) => Boolean(data.id) }

/** People who may create an account by a link. The account, or the deletion of the invitation, ends it. */
export const Invitations: CollectionConfig = {
  slug: 'invitations',
  // A restored invitation would give an account again to a person whose invitation was since revoked.
  custom: { ...backedUp(false), ...feminine },
  labels: { singular: 'Invitation', plural: 'Invitations' },
  admin: {
    useAsTitle: 'email',
    group: 'Réglages',
    defaultColumns: ['email', 'role', 'invitedBy', 'expiresAt'],
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    description:
      'Les personnes invitées qui n’ont pas encore créé leur compte. Pour révoquer une invitation, supprimez-la\u00a0: son lien ne mène plus à rien.',
    components: {
      edit: {
        SaveButton: { path: '@payloadcms/ui#SaveButton', clientProps: { label: 'Inviter' } },
      },
    },
  },
  // The invited person may create the account while an administrator views the invitation.
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: [linkEndpoint],
  hooks: { beforeChange: [prepare], afterChange: [send] },
  access: {
    read: atLeast('administrator'),
    create: atLeast('administrator'),
    update: denyAll,
    delete: atLeast('administrator'),
  },
  fields: [
    { name: 'email', type: 'email', label: 'Adresse électronique', required: true, unique: true },
    {
      name: 'role',
      type: 'select',
      label: 'Rôle',
      required: true,
      defaultValue: 'editor',
      options: [...ROLES],
    },
    {
      name: 'invitedBy',
      type: 'relationship',
      relationTo: 'users',
      label: 'Invitation de',
      admin: readOnly,
    },
    parisMomentField({
      name: 'expiresAt',
      label: 'Lien valable jusqu’au',
      // Without emails, there is no link until someone asks for it.
      admin: { ...readOnly, condition: (data: Partial<Invitation>) => Boolean(data.expiresAt) },
    }),
    {
      name: 'tokenHash',
      type: 'text',
      index: true,
      hidden: true,
      label: 'Empreinte du lien',
      access: unseen,
    },
    uiField('link', '@/plugins/invitations/admin/LinkField#InvitationLink', {
      position: 'sidebar',
      condition: (data: Partial<Invitation>) => Boolean(data.id),
    }),
    ...savedDateFields,
  ],
}
