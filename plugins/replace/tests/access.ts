import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Written by their own routes, only in the REST API.
  replacements: {
    create: '. . . . .',
    read: '. . E R A',
    change: '. . . . .',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ word }) => ({
  replacements: { words: word, count: 0, documents: [] },
})
