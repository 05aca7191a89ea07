import type {
  CollectionAfterChangeHook,
  CollectionAfterOperationHook,
  PayloadRequest,
} from 'payload'

import { beforeSave } from '@/editing/faults'
import type { User } from '@/payload-types'
import { writeTo } from '@/platform/mail/mail'
import { forgetAttemptsOn } from '@/platform/security/attempts'

import { isOtherAddress } from './ask-current-password'
import { accountOf } from './count-log-ins'
import { ROLES } from '@/access/roles'

type Holder = Pick<User, 'email' | 'name'>
type Words = { subject: string; words: string }

const IF_NOT_YOURS =
  'Si ce changement vous surprend, prévenez aussitôt une personne qui administre le site.'

const NEW_PASSWORD: Words = {
  subject: 'Votre mot de passe a changé',
  words:
    'Le mot de passe de votre compte sur l’administration du site vient de changer. Les autres sessions de ce compte sont fermées.',
}

/**
 * Before a save: remembers the changes to email to the holder. After the save Payload has removed the password, and the
 * rest of its result depends on the request.
 */
export const rememberChanges = beforeSave<User>(({ before, isNew, sent, req }) => {
  if (isNew || !before) return
  const { email, password, role, suspended } = sent
  const changes = [
    password ? [NEW_PASSWORD] : [],
    isOtherAddress(email, before.email) ? [newAddress(req)] : [],
    role && role !== before.role ? [newRole(role, req)] : [],
    typeof suspended === 'boolean' && suspended !== Boolean(before.suspended)
      ? [access(suspended, req)]
      : [],
  ]
  changesOf(req).set(before.id, changes.flat())
})

/**
 * After a save: emails the holder of an account, at the previous address, that its password, address, role or access changed.
 * Forgets failures with the former password.
 */
export const tellOfChanges: CollectionAfterChangeHook<User> = async ({ doc, previousDoc, req }) => {
  const changes = changesOf(req).get(doc.id) ?? []
  if (changes.includes(NEW_PASSWORD)) await forgetAttemptsOn(accountOf(doc.email))
  for (const words of changes) sendToHolder(req, previousDoc, words)
  changesOf(req).delete(doc.id)
}

/** After a forgotten password was replaced through an emailed link: the same. */
export const tellOfReset: CollectionAfterOperationHook<'users'> = async ({
  operation,
  req,
  result,
}) => {
  if (operation === 'resetPassword') {
    const { user } = result as { user: Holder }
    await forgetAttemptsOn(accountOf(user.email))
    sendToHolder(req, user, NEW_PASSWORD)
  }
  return result
}

const sendToHolder = (req: PayloadRequest, to: Holder, { subject, words }: Words) =>
  writeTo(req.payload, { to, subject, paragraphs: [words, IF_NOT_YOURS] })

const newAddress = (req: PayloadRequest): Words => ({
  subject: 'L’adresse de votre compte a changé',
  words: `Sur l’administration du site, votre compte a désormais une autre adresse que celle-ci\u00a0: saisissez-la pour vous connecter.${by(req)}`,
})

function newRole(role: User['role'], req: PayloadRequest): Words {
  const label = ROLES.find(({ value }) => value === role)?.label ?? role
  return {
    subject: 'Votre rôle a changé',
    words: `Sur l’administration du site, votre rôle est désormais\u00a0: ${label}.${by(req)} Reconnectez-vous si besoin.`,
  }
}

const access = (suspended: boolean, req: PayloadRequest): Words =>
  suspended
    ? {
        subject: 'Votre compte est suspendu',
        words: `Vous ne pouvez plus vous connecter à l’administration du site. Vos contenus ne changent pas. Pour rouvrir votre compte, écrivez à une personne qui administre le site.${by(req)}`,
      }
    : {
        subject: 'Votre compte est rouvert',
        words: `Vous pouvez de nouveau vous connecter à l’administration du site.${by(req)}`,
      }

const by = ({ user }: PayloadRequest): string => (user?.name ? ` Changé par ${user.name}.` : '')

/** The messages to the holders of the accounts that this request saves. */
function changesOf({ context }: PayloadRequest): Map<string, Words[]> {
  context.changedAccounts ??= new Map<string, Words[]>()
  return context.changedAccounts as Map<string, Words[]>
}
