import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { secret, user }) =>
  payload.create({
    collection: 'share-links',
    data: { page: secret.id, expiresAt: '2030-01-01T00:00:00.000Z', createdBy: user.id },
  })
