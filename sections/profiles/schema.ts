import { listSection } from '@/sections/list-section'

export const ProfilesSection = listSection({
  slug: 'profiles',
  label: 'Profils',
  relationTo: 'profiles',
  sentence: 'Les profils recherchés que vous choisissez, dans leur ordre.',
  itemsLabel: 'Profils montrés',
})
