import { listSection } from '@/sections/list-section'

export const CriteriaSection = listSection({
  slug: 'criteria',
  label: 'Critères',
  relationTo: 'criteria',
  sentence: 'Les critères de sélection que vous choisissez, numérotés dans leur ordre.',
  itemsLabel: 'Critères montrés',
})
