import { listSection } from '@/sections/list-section'

export const StepsSection = listSection({
  slug: 'steps',
  interfaceName: 'StepsSection',
  label: 'Étapes',
  relationTo: 'selection-steps',
  itemsLabel: 'Étapes montrées',
})
