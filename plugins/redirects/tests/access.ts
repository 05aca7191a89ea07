import { randomUUID } from 'node:crypto'

import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // A hook of pages writes them without access checks. By hand, they are a setting of the site.
  redirects: { create: '. . . . A', read: '. . E R A', change: '. . . . A', delete: '. . . . A' },
}

export const samples: PluginAccess['samples'] = ({ page }) => ({
  redirects: { from: randomUUID(), to: page },
})
