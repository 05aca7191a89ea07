import type { CollectionConfig, GlobalConfig } from 'payload'

/** Payload's own button to publish, which may be pressed while the form saves itself. */
const publishButton = {
  PublishButton: '@/components/admin/publish/PublishWhenSaved#PublishWhenSaved',
}

/** Payload's own status offers what not everybody may do. */
const status = { Status: '@/components/admin/publish/DocumentStatus#DocumentStatus' }

/** Our screens in place of Payload’s versions, which show JSON and the dates of the server’s zone. */
const historyViews = {
  versions: { Component: '@/components/admin/history/HistoryList#HistoryList' },
  version: { Component: '@/components/admin/history/VersionDetail#VersionDetail' },
}

/** Our own window around Payload's live preview. */
const livePreview = { Component: '@/components/admin/live-preview/LivePreview#LivePreview' }

/** The options of the admin for a collection, with those screens, and that button unless it has its own. */
export function withStaffScreens(admin: CollectionConfig['admin']): CollectionConfig['admin'] {
  const { components } = admin ?? {}
  const edit = { ...components?.views?.edit, ...historyViews, livePreview }
  return {
    ...admin,
    // What programs are answered says nothing to whoever writes.
    hideAPIURL: true,
    components: {
      ...components,
      edit: { ...publishButton, ...status, ...components?.edit },
      // Payload's type wants a whole view of the form, where there is one of its parts.
      views: { ...components?.views, edit: edit as never },
    },
  }
}

/** The same for a global. */
export const withGlobalScreens = (admin: GlobalConfig['admin']): GlobalConfig['admin'] => ({
  ...admin,
  hideAPIURL: true,
  components: {
    elements: { ...publishButton, ...status },
    views: { edit: { ...historyViews, livePreview } as never },
  },
})
