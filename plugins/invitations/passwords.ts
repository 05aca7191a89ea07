import type { CollectionBeforeOperationHook, Endpoint, Field, FieldAccess } from 'payload'

import { beforeSensitiveAction } from '@/collections/users/sensitive-actions'
import { throwFault } from '@/editing/faults'
import { refuseBelow } from '@/editing/endpoint'
import { env } from '@/platform/env'
import { hasMail } from '@/platform/mail/mail-settings'
import { Refusal } from '@/platform/refusal'

import { answerLink, idOf } from './send'

/** Payload passes only the id for a form field, and only the document for the permissions of a screen. */
const ofOneself: FieldAccess = ({ doc, id, req: { user } }) =>
  Boolean(user) && user?.id === (id ?? (doc as { id?: string } | undefined)?.id)

/** Hides « Changer le mot de passe » on the account of another person. Payload's form asks for the rights of this field. */
export const ownPasswordField: Field = {
  name: 'password',
  type: 'text',
  virtual: true,
  hidden: true,
  label: 'Mot de passe',
  access: { update: ofOneself },
}

/**
 * Before accounts are changed: refuses that a user sets the password of another one. Comes before the rights of the field, which
 * only remove the password from what other hooks see. The site's own code may set it.
 */
export const refusePasswordOfOthers: CollectionBeforeOperationHook<'users'> = ({
  args,
  operation,
  req,
}) => {
  const { data, id } = args as { data?: { password?: unknown }; id?: unknown }
  if (operation !== 'update' || !data?.password || !req.user || id === req.user.id) return
  const message = 'Envoyez-lui un lien : seule la personne choisit son mot de passe.'
  throwFault({ path: 'password', label: 'Mot de passe', message }, 'users', req)
}

/**
 * `POST /api/users/:id/link`: sends the holder of an account a link to choose a new password, or returns it if the site sends
 * no email. It is valid for an hour.
 */
export const resetLinkEndpoint: Endpoint = {
  path: '/:id/link',
  method: 'post',
  handler: async (req) => {
    const { payload } = req
    refuseBelow('administrator', req, 'Seule une personne qui administre le site envoie ce lien.')
    await beforeSensitiveAction(req)
    const { email } = await payload.findByID({ collection: 'users', id: idOf(req), depth: 0, req })
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email },
      disableEmail: !hasMail(payload),
      req,
    })
    if (!token) throw new Refusal('Un lien vient déjà de partir : attendez une minute.', 409)
    const { admin, routes } = payload.config
    const link = `${env().siteUrl}${routes.admin}${admin.routes.reset}/${token}`
    // Payload has sent it already.
    return answerLink(req, link, () => {})
  },
}
