import type { SelectField } from 'payload'

/** Payload merges this with its own status field. In lists, the cell also shows the date and the author of the last change. */
export const statusField: SelectField = {
  name: '_status',
  type: 'select',
  label: ({ t }) => t('version:status'),
  options: [],
  admin: { components: { Cell: '@/components/admin/waiting/StatusCell#StatusCell' } },
}
