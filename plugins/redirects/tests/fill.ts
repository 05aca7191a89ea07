import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { page }) =>
  payload.create({ collection: 'redirects', data: { from: 'ancienne-page', to: page.id } })
