import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Created and revoked through their own routes, only in the REST API.
  'share-links': {
    create: '. . E R A',
    read: '. . E R A',
    change: '. . . . .',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ page }) => ({
  'share-links': { page, expiresAt: '2027-01-04T08:00:00.000Z' },
})
