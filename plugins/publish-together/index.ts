import type { Plugin } from 'payload'

import { extendCollections } from '@/collections/extend'

import { publishTogetherEndpoints } from './endpoints'

/**
 * « Publier la page et ce qu’elle montre »: publishes a page with the unpublished documents that it shows, all or none.
 * Replaces the publish button of pages, and adds the endpoints that it calls. Needs no other plugin.
 */
export const publishingTogether: Plugin = (config) =>
  extendCollections(config, ({ slug }) => slug === 'pages', {
    endpoints: publishTogetherEndpoints,
    admin: (admin) => ({
      ...admin,
      components: {
        ...admin?.components,
        edit: {
          ...admin?.components?.edit,
          PublishButton: '@/plugins/publish-together/admin/PublishPage#PublishPage',
        },
      },
    }),
  })
