import { listSection } from '@/sections/section-block'

export const ProfilesSection = listSection({
  slug: 'profiles',
  label: 'Profils',
  relationTo: 'profiles',
  sketch:
    'M12 12h20v40h-20zM38 12h20v40h-20zM64 12h20v40h-20zM18 24a4 4 0 1 0 8 0a4 4 0 1 0-8 0M44 24a4 4 0 1 0 8 0a4 4 0 1 0-8 0M70 24a4 4 0 1 0 8 0a4 4 0 1 0-8 0M18 38h8M44 38h8M70 38h8',
  sentence: 'Les profils recherchés que vous choisissez, dans leur ordre.',
  itemsLabel: 'Profils montrés',
})
