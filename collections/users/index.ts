import type { CollectionConfig, Condition, FieldAccess, TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'

import { accountOwnerOr, atLeast, hasRole, hiddenBelow, signedIn, ROLES } from '@/access/roles'
import { uiField } from '@/editing/staff-screens'
import { updatedAtField } from '@/fields/paris-date'
import { env } from '@/platform/env'

import { askCurrentPassword } from './ask-current-password'
import {
  askNewPassword,
  refuseShortPassword,
  refuseShortReset,
  forgottenPassword,
} from './new-password'
import { countLogIns, forgetFailures, forgetUnlocked } from './count-log-ins'
import { endFuture, LOCK_MS } from './end-future'
import { endOtherSessions } from './sessions'
import { keepOneAdministrator, refuseDeletingLastAdministrator } from './last-administrator'
import { registerFirst } from './first-account'
import { rememberChanges, tellOfChanges, tellOfReset } from './tell-holder'

/** Characters of a name, which lists, letters and messages repeat. */
const LONGEST_NAME = 100

const byAdministrator: FieldAccess = ({ req: { user } }) => hasRole(user, 'administrator')

/**
 * Visitors read no account at all, by the rule of the collection; the form of the first one needs its field. Payload
 * tells a field of a form the id alone, a screen's permissions the document alone, a search neither.
 */
const ofOneselfOrByAdministrator: FieldAccess = ({ id, doc, req: { user } }) =>
  !user ||
  hasRole(user, 'administrator') ||
  user.id === (id ?? (doc as { id?: string } | undefined)?.id)

/** In the form of the first account, which nobody signed in fills. */
const asksForCode: Condition = (_, __, { operation, user }) =>
  operation === 'create' && !user && env().firstAccount === 'code'

/**
 * Not `required`: accounts made before names were asked for must still open, and get a new password, for which Payload
 * saves the account in nobody's name.
 */
const validateName: TextFieldSingleValidation = (value, options) => {
  const { operation, previousValue, req } = options
  if (!value?.trim()) {
    return (operation === 'update' && !req.user) || 'Saisissez le nom que verront vos collègues.'
  }
  // Longer ones were taken before.
  return value === previousValue || text(value, options)
}

/** Staff accounts. None exists by default: whoever runs the server makes the first, an administrator's, on `/admin`. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'Compte', plural: 'Comptes' },
  admin: {
    useAsTitle: 'name',
    group: 'Réglages',
    defaultColumns: ['name', 'email', 'role', 'updatedAt'],
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    components: {
      edit: { beforeDocumentControls: ['@/components/admin/SavedDates#SavedDates'] },
    },
  },
  auth: {
    // From all addresses together: of one, `countLogIns` takes five. At five, anybody could keep a known account locked.
    maxLoginAttempts: 50,
    lockTime: LOCK_MS,
    forgotPassword: forgottenPassword,
  },
  endpoints: [askNewPassword, registerFirst],
  access: {
    // Colleagues are named where they decided or wrote something.
    read: signedIn,
    create: atLeast('administrator'),
    update: accountOwnerOr('administrator'),
    delete: atLeast('administrator'),
    unlock: atLeast('administrator'),
    admin: signedIn,
  },
  hooks: {
    beforeValidate: [refuseShortPassword],
    beforeChange: [askCurrentPassword, keepOneAdministrator, endOtherSessions, rememberChanges],
    beforeOperation: [countLogIns, endFuture, refuseShortReset],
    afterLogin: [forgetFailures],
    afterChange: [tellOfChanges],
    afterOperation: [tellOfReset, forgetUnlocked],
    beforeDelete: [refuseDeletingLastAdministrator],
  },
  fields: [
    {
      // Asked for by `registerFirst`, and kept nowhere.
      name: 'installationCode',
      type: 'text',
      virtual: true,
      label: 'Code de première installation',
      admin: {
        condition: asksForCode,
        description:
          'Le journal du serveur le donne à chaque démarrage, tant que le site n’a pas de compte. Si vous ne le lisez pas, demandez ce code à la personne qui a installé le site.',
        // Payload would list what it does not store, and let nobody write it.
        readOnly: false,
        disableListColumn: true,
        disableListFilter: true,
        disableBulkEdit: true,
      },
    },
    // For `askCurrentPassword`.
    uiField('currentPasswordField', '@/components/admin/accounts/CurrentPassword#CurrentPassword', {
      condition: (_, __, { operation }) => operation === 'update',
    }),
    {
      name: 'name',
      type: 'text',
      label: 'Nom',
      maxLength: LONGEST_NAME,
      validate: validateName,
    },
    {
      // Payload's own field: colleagues are named, not addressed. Neither read nor searched by; and changed by those who
      // see all addresses alone: whoever else tried one would learn whether it has an account.
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
      // Where nobody is signed in, this is the first account, which `registerFirst` makes an administrator's.
      defaultValue: ({ user }) => (user ? 'editor' : 'administrator'),
      saveToJWT: true,
      options: [...ROLES],
      access: { create: byAdministrator, update: byAdministrator },
      admin: {
        description:
          'Rédaction : écrire des brouillons et les voir. Relecture : publier et restaurer aussi. Administration : gérer aussi les comptes et les réglages, supprimer pour de bon.',
      },
    },
    updatedAtField,
  ],
}
