import type { UIField } from 'payload'

/** « Relecture » in the sidebar: asks for one, shows the one asked for, and says that it is done. */
export const reviewField: UIField = {
  name: 'review',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '@/components/admin/review/ReviewField#ReviewField' },
  },
}
