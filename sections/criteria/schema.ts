import { listSection } from '@/sections/list-section'

export const CriteriaSection = listSection({
  slug: 'criteria',
  interfaceName: 'CriteriaSection',
  label: 'Critères',
  relationTo: 'criteria',
  itemsLabel: 'Critères montrés',
})
