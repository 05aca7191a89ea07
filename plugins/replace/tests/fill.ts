import type { PluginContent } from '@/tests/fixtures/whole-site'

export const fill: PluginContent['fill'] = (payload, { page, user }) =>
  payload.create({
    collection: 'replacements',
    data: {
      words: 'Une',
      replacement: 'La',
      by: user.id,
      count: 1,
      documents: [{ key: `pages/${page.id}`, texts: [] }],
    },
  })
