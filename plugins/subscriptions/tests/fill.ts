import type { PluginContent } from '@/tests/fixtures/whole-site'

import { subscribe } from '../store'

export const fill: PluginContent['fill'] = (payload, { page }) =>
  subscribe(payload, { address: 'lea@exemple.fr', page: page.id, lastDays: true }, new Date())
