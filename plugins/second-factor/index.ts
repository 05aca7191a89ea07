import type { CollectionBeforeDeleteHook, Config, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { uiField } from '@/editing/staff-screens'

import { SecondFactors } from './collection'
import { secondFactorEndpoints } from './endpoints'
import { removeFactors } from './factors'
import { askSecondFactor, logInEndpoint, markReset } from './log-in'
import { requiredFrom } from './settings'

/** « Vérification en deux étapes » on the screen of an account. */
const factorsField = uiField(
  'secondFactors',
  '@/plugins/second-factor/admin/FactorsField#FactorsField',
  { condition: (_, __, { operation }) => operation === 'update' },
)

/** Before an account is deleted: deletes its second factors, which SQLite could not keep without it. */
const deleteFactors: CollectionBeforeDeleteHook = ({ id, req }) => removeFactors(String(id), req)

/** Payload's log-in screen, then the second factor. */
const withLogInScreen = (config: Config): Config => {
  const { components } = config.admin ?? {}
  const login = { Component: '@/plugins/second-factor/admin/LogIn#LogIn' }
  const views = { ...components?.views, login }
  return { ...config, admin: { ...config.admin, components: { ...components, views } } }
}

/**
 * A second factor at log-in, for accounts that have one and for the roles from SECOND_FACTOR: passkeys, codes of an
 * application, recovery codes. Adds a collection, endpoints, hooks and a field to accounts, and replaces the log-in screen.
 * Needs no other plugin. Throws EnvError if SECOND_FACTOR is wrong.
 */
export const secondFactor: Plugin = (config) => {
  requiredFrom()
  return extendCollections(
    withLogInScreen({
      ...config,
      collections: [...(config.collections ?? []), SecondFactors],
      endpoints: [...(config.endpoints ?? []), ...secondFactorEndpoints],
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
}
