import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { user }) =>
  payload.create({
    collection: 'dismissals',
    data: {
      key: '0'.repeat(32),
      reason: 'La page est une archive.',
      until: '2030-01-01T00:00:00.000Z',
      dismissedBy: user.id,
    },
  })
