import { listSection } from '@/sections/list-section'

export const StepsSection = listSection({
  slug: 'steps',
  label: 'Étapes',
  relationTo: 'selection-steps',
  sentence: 'Les étapes de la sélection que vous choisissez, et les jalons de l’appel.',
  itemsLabel: 'Étapes montrées',
})
