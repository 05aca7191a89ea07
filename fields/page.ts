import type { SingleRelationshipField } from 'payload'

/** A relation to one page. Its options give the address of each page: two pages may have the same title. */
export const pageField = (
  overrides: Pick<SingleRelationshipField, 'admin' | 'custom' | 'index' | 'label' | 'name'>,
): SingleRelationshipField => ({
  ...overrides,
  type: 'relationship',
  relationTo: 'pages',
  admin: {
    ...overrides.admin,
    components: { Field: '@/components/admin/PageField#PageField' },
  },
})
