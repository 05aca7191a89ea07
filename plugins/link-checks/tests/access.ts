import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Only the background work of the server writes them.
  'link-checks': {
    create: '. . . . .',
    read: '. . . . .',
    change: '. . . . .',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ word }) => ({
  'link-checks': {
    url: `https://exemple.fr/${word}-${Math.random()}`,
    checkedAt: '2027-03-01T00:00:00.000Z',
  },
})
