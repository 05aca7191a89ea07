import type {
  CollectionAfterChangeHook,
  CollectionAfterOperationHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'

import { writeTo } from '@/lib/email/mail'
import type { User } from '@/payload-types'

import { ROLES } from './roles'

type Holder = Pick<User, 'email' | 'name'>

const IF_NOT_YOURS =
  'Si ce changement vous surprend, prévenez aussitôt une personne qui administre le site.'

/** Before a save: remembers that it sets a password, which Payload takes away before it tells what was saved. */
export const rememberNewPassword: CollectionBeforeChangeHook<User> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update' && data.password && originalDoc) {
    newPasswords(req).add(originalDoc.id)
  }
  return data
}

/** After a save: tells the holder of an account, at the address they had, that its password or its role changed. */
export const tellOfChange: CollectionAfterChangeHook<User> = ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation !== 'update') return
  if (newPasswords(req).delete(doc.id)) tellOfPassword(req, previousDoc)
  if (doc.role !== previousDoc.role) tellOfRole(req, previousDoc, doc.role)
}

/** After a forgotten password was replaced through the link of a letter: likewise. */
export const tellOfReset: CollectionAfterOperationHook<'users'> = ({ operation, req, result }) => {
  if (operation === 'resetPassword') tellOfPassword(req, (result as { user: Holder }).user)
  return result
}

function tellOfPassword(req: PayloadRequest, holder: Holder) {
  writeTo(req.payload, {
    to: holder,
    subject: 'Votre mot de passe a changé',
    paragraphs: [
      'Le mot de passe de votre compte sur l’administration du site vient de changer. Les autres sessions de ce compte sont fermées.',
      IF_NOT_YOURS,
    ],
  })
}

function tellOfRole(req: PayloadRequest, holder: Holder, role: User['role']) {
  const label = ROLES.find(({ value }) => value === role)?.label ?? role
  writeTo(req.payload, {
    to: holder,
    subject: 'Votre rôle a changé',
    paragraphs: [
      `Sur l’administration du site, votre rôle est désormais\u00a0: ${label}.${by(req)} Reconnectez-vous si besoin.`,
      IF_NOT_YOURS,
    ],
  })
}

const by = ({ user }: PayloadRequest): string => (user?.name ? ` Changé par ${user.name}.` : '')

/** The accounts that this request gives a new password. */
function newPasswords({ context }: PayloadRequest): Set<string> {
  context.newPasswords ??= new Set<string>()
  return context.newPasswords as Set<string>
}
