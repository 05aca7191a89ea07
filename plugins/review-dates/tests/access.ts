import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  'review-dates': {
    create: '. . E R A',
    read: '. . E R A',
    change: '. . E R A',
    delete: '. . E R A',
  },
}

export const samples: PluginAccess['samples'] = ({ page }) => ({
  'review-dates': { page, on: '2027-03-02T23:00:00.000Z' },
})
