import type { Endpoint } from 'payload'
import { renderSVG } from 'uqr'
import { z } from 'zod'

import { hasRole } from '@/access/roles'
import { bodyOf } from '@/editing/endpoint'
import { Refusal } from '@/platform/refusal'

import { addedCode } from './check'
import { codeUri } from './codes'
import { change, endpoint, NOT_UNDERSTOOD, tell, viewOf, withPassword } from './endpoint'
import { factorsOf, hasFactor, removeFactors } from './factors'
import { newTicket } from './log-in'
import { createdPasskey, creationOptions } from './passkeys'
import { newRecoveryCodes, recoveryDigest } from './recovery-codes'
import { isRequiredFor } from './settings'
import { openTicket, sealTicket } from './ticket'
import type { NewCodeView, NewPasskeyView } from './view'

const NAME = 60

const sent = {
  password: z.object({ currentPassword: z.string() }),
  code: z.object({ ticket: z.string(), code: z.string().trim().max(20) }),
  passkey: z.object({
    ticket: z.string(),
    name: z.string().trim().max(NAME),
    response: z.record(z.string(), z.unknown()),
  }),
  removed: z.object({ currentPassword: z.string(), what: z.string().min(1) }),
}

const TOO_LATE = 'Plus de cinq minutes se sont écoulées : recommencez.'

/** The endpoints by which each person manages their second factors, and administrators help someone who lost theirs. */
export const secondFactorEndpoints: Endpoint[] = [
  endpoint('get', '', (req, user) => viewOf(user, req)),

  endpoint('post', '/code/start', async (req, user): Promise<NewCodeView> => {
    await withPassword(req, user, sent.password)
    const made = newTicket(user.id)
    const uri = codeUri(made.codeSecret, user.email)
    const ticket = sealTicket(made, 'code', req.payload.secret)
    return { picture: renderSVG(uri), secret: made.codeSecret, ticket }
  }),

  endpoint('post', '/code', async (req, user) => {
    const { code, ticket } = await bodyOf(req, sent.code, NOT_UNDERSTOOD)
    const opened = openTicket(ticket, 'code', req.payload.secret)
    if (opened?.account !== user.id) throw new Refusal(TOO_LATE, 400)
    const added = await addedCode(opened.codeSecret, code, req)
    if (!added) {
      throw new Refusal('Ce code n’est pas le bon : saisissez celui que montre l’application.', 400)
    }
    return change(user, added, 'une application de codes a été ajoutée à votre compte.', req)
  }),

  endpoint('post', '/passkeys/start', async (req, user): Promise<NewPasskeyView> => {
    await withPassword(req, user, sent.password)
    const made = newTicket(user.id)
    const { passkeys } = await factorsOf(user.id, req)
    const options = await creationOptions(user, passkeys, made.challenge)
    return { options, ticket: sealTicket(made, 'passkey', req.payload.secret) }
  }),

  endpoint('post', '/passkeys', async (req, user) => {
    const { name, response, ticket } = await bodyOf(req, sent.passkey, NOT_UNDERSTOOD)
    const opened = openTicket(ticket, 'passkey', req.payload.secret)
    if (opened?.account !== user.id) throw new Refusal(TOO_LATE, 400)
    const created = await createdPasskey(response, opened.challenge, name || 'Clé d’accès')
    if (!created) throw new Refusal('Cette clé d’accès n’a pas été acceptée : recommencez.', 400)
    const { passkeys } = await factorsOf(user.id, req)
    const all = [...passkeys.filter(({ id }) => id !== created.id), created]
    return change(user, { passkeys: all }, 'une clé d’accès a été ajoutée à votre compte.', req)
  }),

  endpoint('post', '/recovery-codes', async (req, user) => {
    await withPassword(req, user, sent.password)
    const codes = newRecoveryCodes()
    const recoveryCodes = codes.map(recoveryDigest)
    const view = await change(user, { recoveryCodes }, 'des codes de secours ont été créés.', req)
    return { ...view, codes }
  }),

  endpoint('post', '/remove', async (req, user) => {
    const { what } = await withPassword(req, user, sent.removed)
    const factors = await factorsOf(user.id, req)
    const changes =
      what === 'code'
        ? { codeSecret: null, lastStep: null }
        : { passkeys: factors.passkeys.filter(({ id }) => id !== what) }
    if (isRequiredFor(user) && !hasFactor({ ...factors, ...changes })) {
      throw new Refusal(
        'Votre rôle demande une vérification en deux étapes : ajoutez un autre moyen avant de retirer celui-ci.',
        400,
      )
    }
    return change(user, changes, 'un moyen de vérification a été retiré de votre compte.', req)
  }),

  endpoint('post', '/of/:id/remove', async (req, user) => {
    if (!hasRole(user, 'administrator')) {
      throw new Refusal('Demandez à une personne qui administre le site.', 403)
    }
    await withPassword(req, user, sent.password)
    const id = String(req.routeParams?.id)
    const holder = await req.payload.findByID({ collection: 'users', id, disableErrors: true, req })
    if (!holder) throw new Refusal('Ce compte n’existe plus.', 404)
    await removeFactors(id, req)
    await tell(holder, `${user.name} a retiré la vérification en deux étapes de votre compte.`, req)
    return {}
  }),
]
