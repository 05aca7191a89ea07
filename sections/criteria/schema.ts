import { listSection } from '@/sections/section-block'

export const CriteriaSection = listSection({
  slug: 'criteria',
  label: 'Critères',
  relationTo: 'criteria',
  sketch:
    'M14 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0M14 32a5 5 0 1 0 10 0a5 5 0 1 0-10 0M14 48a5 5 0 1 0 10 0a5 5 0 1 0-10 0M34 16h48M34 32h40M34 48h44',
  sentence: 'Les critères de sélection que vous choisissez, numérotés dans leur ordre.',
  itemsLabel: 'Critères montrés',
})
