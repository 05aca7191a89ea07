import { randomUUID } from 'node:crypto'

import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  invitations: {
    create: '. . . . A',
    read: '. . . . A',
    change: '. . . . .',
    delete: '. . . . A',
  },
  // Colleagues create their own accounts.
  users: {
    create: '. . . . .',
    read: '. . E R A',
    change: '. . . . A',
    delete: '. . . . A',
    unlock: '. . . . A',
  },
}

export const samples: PluginAccess['samples'] = () => ({
  invitations: { email: `${randomUUID()}@example.gouv.fr`, role: 'editor' },
})
