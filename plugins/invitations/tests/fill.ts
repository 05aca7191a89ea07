import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { user }) =>
  payload.create({
    collection: 'invitations',
    data: { email: 'lea@example.gouv.fr', role: 'reviewer' },
    user,
  })
