import type { ArrayField } from 'payload'

/** Names the rows of an array by their field `named`, and by `noun` and their place while it is empty. */
export const rowLabel = (named: string, noun: string) => ({
  path: '@/components/admin/RowLabel#RowLabel',
  clientProps: { named, noun },
})

type RowsField = Pick<ArrayField, 'name' | 'fields'> & {
  label: string
  noun: string
  named: string
}

/** Rows, folded; `label` says what they are together. */
export const rowsField = ({ label, named, noun, ...field }: RowsField): ArrayField => ({
  ...field,
  type: 'array',
  label,
  labels: { singular: noun, plural: label },
  admin: { initCollapsed: true, components: { RowLabel: rowLabel(named, noun) } },
})
