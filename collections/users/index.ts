import type { CollectionConfig, Condition, FieldAccess, TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'

import { accountOwnerOr, atLeast, hasRole, hiddenBelow, staffOnly, ROLES } from '@/access/roles'
import { uiField } from '@/editing/staff-screens'
import { parisMomentField, savedDateFields } from '@/fields/paris-date'
import { denyAll } from '@/platform/database/deny-all'
import { env } from '@/platform/env'

import { askCurrentPassword } from './ask-current-password'
import {
  askNewPassword,
  refuseWeakPassword,
  refuseWeakReset,
  forgottenPassword,
} from './new-password'
import { countLogIns, forgetFailures, forgetUnlocked } from './count-log-ins'
import { endFuture, LOCK_MS } from './end-future'
import { handOver } from './hand-over'
import { rememberLogIn } from './log-in'
import { refuseSuspended } from './may-open-session'
import { ownSessionEndpoints } from './own-sessions'
import { endOtherSessions, forgetWarning } from './sessions'
import { keepOneAdministrator, refuseDeletingLastAdministrator } from './last-administrator'
import { registerFirst } from './first-account'
import { rememberChanges, tellOfChanges, tellOfReset } from './tell-holder'

/** Maximum characters of a name, which lists, emails and messages repeat. */
const LONGEST_NAME = 100

const byAdministrator: FieldAccess = ({ req: { user } }) => hasRole(user, 'administrator')

/**
 * Visitors read no account, by the rule of the collection, but the form of the first account needs this field. Payload
 * passes only the id for a form field, only the document for the permissions of a screen, and neither for a search.
 */
const ofOneselfOrByAdministrator: FieldAccess = ({ id, doc, req: { user } }) =>
  !user ||
  hasRole(user, 'administrator') ||
  user.id === (id ?? (doc as { id?: string } | undefined)?.id)

const whenSaved: Condition = (_, __, { operation }) => operation === 'update'

/** Only in the form of the first account, which is filled without signing in. */
const asksForCode: Condition = (_, __, { operation, user }) =>
  operation === 'create' && !user && env().firstAccount === 'code'

/**
 * Not `required`: accounts older than this field must still open, and get a new password, for which Payload saves the
 * account without a user.
 */
const validateName: TextFieldSingleValidation = (value, options) => {
  const { operation, previousValue, req } = options
  if (!value?.trim()) {
    return (operation === 'update' && !req.user) || 'Saisissez le nom que verront vos collègues.'
  }
  // Longer names were accepted before.
  return value === previousValue || text(value, options)
}

/** Staff accounts. None exists by default: the person who runs the server creates the first, an administrator, on `/admin`. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'Compte', plural: 'Comptes' },
  admin: {
    useAsTitle: 'name',
    group: 'Réglages',
    defaultColumns: ['name', 'email', 'role', 'lastLogInAt', 'suspended'],
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
  },
  auth: {
    // From all client addresses together; `countLogIns` allows five from one. A limit of five would let anyone keep a known
    // account locked.
    maxLoginAttempts: 50,
    lockTime: LOCK_MS,
    forgotPassword: forgottenPassword,
  },
  endpoints: [askNewPassword, registerFirst, ...ownSessionEndpoints],
  access: {
    // The admin names colleagues next to what they decided or wrote.
    read: staffOnly,
    create: atLeast('administrator'),
    update: accountOwnerOr('administrator'),
    delete: atLeast('administrator'),
    unlock: atLeast('administrator'),
    admin: staffOnly,
  },
  hooks: {
    beforeValidate: [refuseWeakPassword],
    beforeChange: [
      askCurrentPassword,
      keepOneAdministrator,
      endOtherSessions,
      forgetWarning,
      rememberChanges,
    ],
    beforeLogin: [refuseSuspended],
    beforeOperation: [countLogIns, endFuture, refuseWeakReset],
    afterLogin: [forgetFailures, rememberLogIn],
    afterChange: [tellOfChanges],
    afterOperation: [tellOfReset, forgetUnlocked],
    beforeDelete: [refuseDeletingLastAdministrator, handOver],
  },
  fields: [
    {
      // Checked by `registerFirst`, and never stored.
      name: 'installationCode',
      type: 'text',
      virtual: true,
      label: 'Code de première installation',
      admin: {
        condition: asksForCode,
        description:
          'Le journal du serveur le donne à chaque démarrage, tant que le site n’a pas de compte. Si vous ne le lisez pas, demandez ce code à la personne qui a installé le site.',
        // By default Payload lists a virtual field and makes it read-only.
        readOnly: false,
        disableListColumn: true,
        disableListFilter: true,
        disableBulkEdit: true,
      },
    },
    // Read by `askCurrentPassword`.
    uiField('currentPasswordField', '@/components/admin/accounts/CurrentPassword#CurrentPassword', {
      condition: whenSaved,
    }),
    {
      name: 'name',
      type: 'text',
      label: 'Nom',
      maxLength: LONGEST_NAME,
      validate: validateName,
    },
    {
      // Payload's own field: colleagues see names, not addresses. They can neither read it nor search by it. Only
      // administrators, who see all addresses, change it: anyone else could test whether an address has an account.
      name: 'email',
      type: 'email',
      label: ({ t }) => t('general:email'),
      access: { read: ofOneselfOrByAdministrator, update: byAdministrator },
    },
    {
      name: 'role',
      type: 'select',
      label: 'Rôle',
      required: true,
      // Without a signed-in user this is the first account, which `registerFirst` makes an administrator.
      defaultValue: ({ user }) => (user ? 'editor' : 'administrator'),
      saveToJWT: true,
      options: [...ROLES],
      access: { create: byAdministrator, update: byAdministrator },
      admin: {
        description:
          'Rédaction : écrire des brouillons et les voir. Relecture : publier et restaurer aussi. Administration : gérer aussi les comptes et les réglages, supprimer pour de bon.',
      },
    },
    {
      name: 'suspended',
      type: 'checkbox',
      label: 'Compte suspendu',
      access: { create: denyAll, update: byAdministrator },
      admin: {
        condition: whenSaved,
        description:
          'Une personne dont le compte est suspendu ne peut plus se connecter. Ses contenus ne changent pas. Décochez pour rouvrir son compte. Le site suspend les comptes inutilisés depuis six mois, après un courriel.',
      },
    },
    parisMomentField({
      name: 'lastLogInAt',
      label: 'Dernière connexion',
      access: { create: denyAll, read: ofOneselfOrByAdministrator, update: denyAll },
      admin: { condition: whenSaved, readOnly: true },
    }),
    {
      name: 'suspensionWarnedAt',
      type: 'date',
      label: 'Suspension annoncée le',
      access: { create: denyAll, read: denyAll, update: denyAll },
      admin: { hidden: true },
    },
    {
      // Payload's own field, which stores the sessions, with one more column (`rememberLogIn`).
      name: 'sessions',
      type: 'array',
      label: 'Sessions',
      fields: [{ name: 'device', type: 'text', label: 'Appareil' }],
    },
    uiField('ownSessions', '@/components/admin/accounts/Sessions#Sessions', {
      condition: whenSaved,
    }),
    // In the form itself: the screen of one's own account has no action bar of ours.
    uiField('savedDates', '@/components/admin/LastChange#LastChange', {
      condition: whenSaved,
    }),
    ...savedDateFields,
  ],
}
