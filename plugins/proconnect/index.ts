import type { Field, Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'
import { withBackgroundWork } from '@/platform/background'
import { declareAddress } from '@/platform/http/own-addresses'

import { PROCONNECT_PATH } from './address'
import { checkProvider } from './check-provider'
import { refusePasswords } from './passwords'
import { readSettings, SETTINGS_KEY } from './settings'

const never = () => false

/** Of the site alone: no API reads or writes it. */
const closed = { hidden: true, access: { create: never, read: never, update: never } } as const

/** In the database even without settings, so that they need no migration. */
const accountFields: Field[] = [
  // What ProConnect calls the person on this site.
  { ...closed, name: 'proConnectSub', type: 'text', unique: true },
  // Until when the account may sign in with a password although PROCONNECT_ONLY is set.
  { ...closed, name: 'rescuedUntil', type: 'date' },
]

/**
 * « S’identifier avec ProConnect » (docs/proconnect.md), if the environment has its settings; else it shows and answers nothing.
 * Adds two hidden fields and a hook to accounts, the addresses of PROCONNECT_PATH, a button on the log-in screen, a log-out and
 * a command. Throws EnvError if its settings are wrong. Needs no other plugin.
 */
export const proConnect: Plugin = (config) => {
  const settings = readSettings(process.env)
  declareAddress(PROCONNECT_PATH)
  const { components } = config.admin ?? {}
  const shown = {
    ...config,
    custom: { ...config.custom, [SETTINGS_KEY]: settings },
    admin: {
      ...config.admin,
      components: {
        ...components,
        beforeLogin: [
          ...(components?.beforeLogin ?? []),
          '@/plugins/proconnect/admin/ProConnectLogIn#ProConnectLogIn',
        ],
        logout: { Button: '@/plugins/proconnect/admin/ProConnectLogOut#ProConnectLogOut' },
      },
    },
  }
  const withAccounts = extendCollections(shown, ({ slug }) => slug === 'users', {
    fields: accountFields,
    hooks: { beforeOperation: [refusePasswords] },
  })
  return withBackgroundWork(withAccounts, {
    once: { run: checkProvider, failing: 'ProConnect n’a pas pu être vérifié' },
  })
}
