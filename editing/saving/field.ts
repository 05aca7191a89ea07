import type { UIField } from 'payload'

/** Watches over what is typed: says what is not saved and why, and gives it back. It holds no data. */
export const savingField: UIField = {
  name: 'saving',
  type: 'ui',
  admin: {
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '@/components/admin/saving/SavingField#SavingField' },
  },
}
