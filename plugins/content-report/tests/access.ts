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

/** A month from now: the route refuses past days. */
const until = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10)

export const samples: PluginAccess['samples'] = ({ user, word }) => ({
  dismissals: {
    key: 'f'.repeat(32),
    reason: word,
    until,
    dismissedBy: user,
  },
})
