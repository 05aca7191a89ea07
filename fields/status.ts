import type { SelectField } from 'payload'

/** Payload's own status, which it merges with this: in lists it also says since when, and who changed it last. */
export const statusField: SelectField = {
  name: '_status',
  type: 'select',
  label: ({ t }) => t('version:status'),
  options: [],
  admin: { components: { Cell: '@/components/admin/waiting/StatusCell#StatusCell' } },
}
