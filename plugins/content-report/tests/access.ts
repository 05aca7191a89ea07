import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Items are dismissed and restored through their own routes, only for an item that exists.
  dismissals: {
    create: '. . . . .',
    read: '. . E R A',
    change: '. . . . .',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ user, word }) => ({
  dismissals: {
    key: 'f'.repeat(32),
    reason: word,
    until: '2027-03-01T00:00:00.000Z',
    dismissedBy: user,
  },
})
