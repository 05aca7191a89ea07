import { randomUUID } from 'node:crypto'

import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Created and changed through the site's own routes (http/subscriptions.test.ts).
  subscriptions: {
    create: '. . . . .',
    read: '. . . . A',
    change: '. . . . .',
    delete: '. . . . A',
  },
}

export const samples: PluginAccess['samples'] = ({ page, word }) => ({
  subscriptions: {
    address: `${randomUUID()}@example.fr`,
    page,
    wording: word,
    confirmedAt: '2027-01-04T08:00:00.000Z',
  },
})
