import type { UIField } from 'payload'

/** « Partager un lien d’aperçu » in the sidebar of a page: it holds no data. */
export const shareLinksField: UIField = {
  name: 'shareLinks',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '@/components/admin/share-links/ShareLinksField#ShareLinksField' },
  },
}
