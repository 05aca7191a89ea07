import type { CollectionConfig } from 'payload'

/** Payload's own button to publish, which may be pressed while the form saves itself. */
export const publishButton = {
  PublishButton: '@/components/admin/publish/PublishWhenSaved#PublishWhenSaved',
}

/** The options of the admin for a collection, with that button unless it has its own. */
export const withPublishButton = (admin: CollectionConfig['admin']): CollectionConfig['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    edit: { ...publishButton, ...admin?.components?.edit },
  },
})
