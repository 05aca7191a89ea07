import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  'review-requests': {
    create: '. . E R A',
    read: '. . E R A',
    change: '. . . R A',
    delete: '. . . . A',
  },
}

export const samples: PluginAccess['samples'] = ({ page, word }) => ({
  'review-requests': { document: { relationTo: 'pages', value: page }, note: word },
})
