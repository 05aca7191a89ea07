import { listSection } from '@/sections/list-section'

export const ProfilesSection = listSection({
  slug: 'profiles',
  interfaceName: 'ProfilesSection',
  label: 'Profils',
  relationTo: 'profiles',
  itemsLabel: 'Profils montrés',
})
