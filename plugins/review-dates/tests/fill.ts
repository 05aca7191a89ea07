import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { page, user }) =>
  payload.create({
    collection: 'review-dates',
    data: { page: page.id, owner: user.id, on: '2027-03-02T23:00:00.000Z' },
    user,
  })
