import type { CollectionConfig, GlobalConfig } from 'payload'

type Views = Pick<EditViews, 'version' | 'versions'>
type EditViews = Extract<
  NonNullable<
    NonNullable<NonNullable<NonNullable<GlobalConfig['admin']>['components']>['views']>['edit']
  >,
  { versions?: unknown }
>

/** Our screens in place of Payload’s versions, which show JSON and the dates of the server’s zone. */
export const historyViews = {
  versions: { Component: '@/components/admin/history/HistoryList#HistoryList' },
  version: { Component: '@/components/admin/history/VersionDetail#VersionDetail' },
} satisfies Views

/** The options of the admin for a collection, with those screens. */
export const withHistory = (admin: CollectionConfig['admin']): CollectionConfig['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    views: {
      ...admin?.components?.views,
      edit: { ...admin?.components?.views?.edit, ...historyViews } as EditViews,
    },
  },
})
