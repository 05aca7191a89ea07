import { listSection } from '@/sections/list-section'

export const ProfilesSection = listSection({
  slug: 'profiles',
  interfaceName: 'ProfilesSection',
  label: 'Profils',
  relationTo: 'profiles',
  sentence: 'Les profils recherchés que vous choisissez, dans leur ordre.',
  itemsLabel: 'Profils montrés',
})
