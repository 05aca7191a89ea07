import type { IncomingAuthType, PayloadRequest } from 'payload'

import { env } from '@/platform/env'
import { letter } from '@/platform/mail/mail'

type Asked = { req?: PayloadRequest; token?: string; user?: { name?: string | null } }

const MINUTE_MS = 60_000
const SUBJECT = 'Choisir un nouveau mot de passe'

/** For whoever forgot a password: a letter with a link that opens the form of a new one, once and for an hour. */
export const forgottenPassword = {
  expiration: 60 * MINUTE_MS,
  // Nobody can fill somebody else's letter box.
  minRequestInterval: MINUTE_MS,
  generateEmailSubject: () => SUBJECT,
  generateEmailHTML: ({ req, token, user }: Asked = {}) => {
    const { admin, routes } = req!.payload.config
    // The request's own host would do for Payload, but is chosen by whoever sends it.
    const address = `${env().siteUrl}${routes.admin}${admin.routes.reset}/${token}`
    return letter(user?.name, [
      'Vous avez demandé à choisir un nouveau mot de passe pour l’administration du site. Ouvrez ce lien\u00a0:',
      { address },
      'Il est valable une heure et ne sert qu’une fois.',
      'Si vous n’avez rien demandé, ignorez ce message\u00a0: votre mot de passe ne change pas.',
    ])
  },
} satisfies IncomingAuthType['forgotPassword']
