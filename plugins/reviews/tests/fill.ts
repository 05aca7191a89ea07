import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { page, user }) =>
  payload.create({
    collection: 'review-requests',
    data: { document: { relationTo: 'pages', value: page.id }, note: 'Relis, s’il te plaît.' },
    user,
  })
