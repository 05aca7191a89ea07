import { listSection } from '@/sections/section-block'

export const StepsSection = listSection({
  slug: 'steps',
  label: 'Étapes',
  relationTo: 'selection-steps',
  sketch: 'M20 12v40M14 12h12M14 32h12M14 52h12M38 12h44M38 32h36M38 52h40',
  sentence: 'Les étapes de la sélection que vous choisissez, et les jalons de l’appel.',
  itemsLabel: 'Étapes montrées',
})
