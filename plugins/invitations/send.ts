import type { Endpoint, PayloadRequest } from 'payload'

import { ROLES } from '@/access/roles'
import { beforeSensitiveAction } from '@/collections/users/sensitive-actions'
import { refuseBelow } from '@/editing/endpoint'
import type { Invitation } from '@/payload-types'
import { isDocumentId } from '@/platform/database/ids'
import { writeTo } from '@/platform/mail/mail'
import { hasMail } from '@/platform/mail/mail-settings'
import { Refusal } from '@/platform/refusal'
import { frenchDeadline } from '@/text/french-date'

import { newLink } from './token'

/** What an endpoint answers about a link: the link itself only if the site cannot send it. */
export type SentLink = { link: string | null }

/**
 * `POST /api/invitations/:id/link`: replaces the link of an invitation, so that the former one leads nowhere. Sends the new
 * one, or returns it if the site sends no email.
 */
export const linkEndpoint: Endpoint = {
  path: '/:id/link',
  method: 'post',
  handler: async (req) => {
    refuseBelow('administrator', req, 'Seule une personne qui administre le site peut inviter.')
    await beforeSensitiveAction(req)
    const id = idOf(req)
    const { link, kept } = newLink(new Date())
    const invitation = await req.payload.update({
      collection: 'invitations',
      id,
      data: { ...kept, invitedBy: req.user!.id },
      depth: 0,
      req,
    })
    return answerLink(req, link, () => sendLink(req, invitation, link))
  },
}

/** The id in the path of `req`. Throws a Refusal (404) if it is none. */
export function idOf({ payload, routeParams }: PayloadRequest): string {
  const id = String(routeParams?.id)
  if (!isDocumentId(id, payload)) throw new Refusal('Il n’y a rien à cette adresse.', 404)
  return id
}

/** Calls `send` if the site sends emails, else answers with the link. No one may cache the answer. */
export function answerLink({ payload }: PayloadRequest, link: string, send: () => void): Response {
  const isSent = hasMail(payload)
  if (isSent) send()
  const answer: SentLink = { link: isSent ? null : link }
  return Response.json(answer, { headers: { 'Cache-Control': 'private, no-store' } })
}

/** Sends the invited person the link, in the name of the user of `req`. */
export function sendLink(
  { payload, user }: PayloadRequest,
  { email, expiresAt, role }: Invitation,
  link: string,
): void {
  const inviter = user?.name ?? 'L’équipe du site'
  writeTo(payload, {
    to: { email },
    subject: 'Votre compte sur le site Entrepreneurs d’intérêt général',
    paragraphs: [
      `${inviter} vous invite à rejoindre l’équipe du site. Votre rôle\u00a0: ${labelOf(role)}. Pour créer votre compte, ouvrez ce lien\u00a0:`,
      { address: link, label: 'Créer mon compte' },
      `Il est valable jusqu’au ${frenchDeadline(new Date(expiresAt!))} et ne sert qu’une fois. Ne le transmettez à personne.`,
      'Si vous n’attendiez pas cette invitation, ignorez ce message\u00a0: aucun compte ne sera créé.',
    ],
  })
}

/** The French name of a role. */
export const labelOf = (role: Invitation['role']): string =>
  ROLES.find(({ value }) => value === role)?.label ?? role
