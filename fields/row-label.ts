/** Names the rows of an array by their field `named`, and by `noun` and their place while it is empty. */
export const rowLabel = (named: string, noun: string) => ({
  path: '@/components/admin/RowLabel#RowLabel',
  clientProps: { named, noun },
})
