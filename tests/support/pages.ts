import type { Payload } from 'payload'

/** Publishes pages that have an address and a title, and moves them to another address. */
export const pagesIn = (payload: Payload) => ({
  publish: (slug: string, title = slug) =>
    payload.create({
      collection: 'pages',
      data: { title, slug, hero: { title: 'Un titre' }, _status: 'published' },
    }),
  rename: (id: string, slug: string) =>
    payload.update({ collection: 'pages', id, data: { slug, _status: 'published' } }),
})
