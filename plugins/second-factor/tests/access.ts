import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Read and written by the log-in and by the endpoints of each person's own account only.
  'second-factors': {
    create: '. . . . .',
    read: '. . . . .',
    change: '. . . . .',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ user }) => ({
  'second-factors': { account: user },
})
