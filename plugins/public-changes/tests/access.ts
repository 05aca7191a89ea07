import { randomUUID } from 'node:crypto'

import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  'public-versions': {
    create: '. . . . .',
    read: '. . E R A',
    change: '. . . R A',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ page, word }) => ({
  'public-versions': {
    page,
    key: randomUUID(),
    at: '2026-11-01T00:00:00.000Z',
    kind: 'start',
    reason: word,
  },
})
