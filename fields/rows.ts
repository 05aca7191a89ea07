import type { ArrayField } from 'payload'

/** Names each row of an array by its field `named`, or by `noun` and its position while that field is empty. */
export const rowLabel = (named: string, noun: string) => ({
  path: '@/components/admin/RowLabel#RowLabel',
  clientProps: { named, noun },
})

type RowsField = Pick<ArrayField, 'name' | 'fields'> & {
  label: string
  noun: string
  named: string
}

/** An array of rows, collapsed. `label` names them together. */
export const rowsField = ({ label, named, noun, ...field }: RowsField): ArrayField => ({
  ...field,
  type: 'array',
  label,
  labels: { singular: noun, plural: label },
  admin: { initCollapsed: true, components: { RowLabel: rowLabel(named, noun) } },
})
