import type { CollectionBeforeDeleteHook, Config, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { withSensitiveActionCheck } from '@/collections/users/sensitive-actions'
import { uiField } from '@/editing/staff-screens'

import { SecondFactors } from './collection'
import { confirmationEndpoints } from './confirmation'
import { refuseUnconfirmed } from './confirmed'
import { secondFactorEndpoints } from './endpoints'
import { removeFactors } from './factors'
import { askSecondFactor, logInEndpoint, markReset } from './log-in'
import { askToConfirm, givesAccess, isSensitive } from './sensitive'
import { requiredFrom } from './settings'

/** « Vérification en deux étapes » on the screen of an account. */
const factorsField = uiField(
  'secondFactors',
  '@/plugins/second-factor/admin/FactorsField#FactorsField',
  { condition: (_, __, { operation }) => operation === 'update' },
)

const stillModifiedField = uiField(
  'stillModified',
  '@/plugins/second-factor/admin/StillModified#StillModified',
)

/** Before an account is deleted: deletes its second factors, which SQLite could not keep without it. */
const deleteFactors: CollectionBeforeDeleteHook = ({ id, req }) => removeFactors(String(id), req)

/** Payload's log-in screen, then the second factor; around the admin, the dialog that asks for it again. */
const withScreens = (config: Config): Config => {
  const { components } = config.admin ?? {}
  const login = { Component: '@/plugins/second-factor/admin/LogIn#LogIn' }
  const views = { ...components?.views, login }
  const providers = [
    ...(components?.providers ?? []),
    '@/plugins/second-factor/admin/ConfirmAgain#ConfirmAgain',
  ]
  return {
    ...config,
    admin: { ...config.admin, components: { ...components, providers, views } },
  }
}

/**
 * A second factor at log-in and again before sensitive actions, for accounts that have one and for the roles from
 * SECOND_FACTOR: passkeys, codes of an application, recovery codes. Adds a collection, endpoints, hooks and a field to accounts,
 * hooks to collections with sensitive operations and a dialog to the admin, and replaces the log-in screen. Needs no other
 * plugin; must come after those that add collections. Throws EnvError if SECOND_FACTOR is wrong.
 */
export const secondFactor: Plugin = (config) => {
  requiredFrom()
  const ofAccounts = extendCollections(
    withScreens({
      ...config,
      collections: [...(config.collections ?? []), SecondFactors],
      endpoints: [...(config.endpoints ?? []), ...secondFactorEndpoints, ...confirmationEndpoints],
    }),
    ({ slug }) => slug === 'users',
    {
      endpoints: [logInEndpoint],
      fields: [factorsField],
      hooks: {
        beforeDelete: [deleteFactors],
        beforeLogin: [askSecondFactor],
        beforeOperation: [markReset],
      },
    },
  )
  const confirming = extendCollections(ofAccounts, isSensitive, {
    hooks: { beforeOperation: [askToConfirm] },
  })
  const keepingForms = extendCollections(confirming, givesAccess, { fields: [stillModifiedField] })
  return withSensitiveActionCheck(keepingForms, refuseUnconfirmed)
}
