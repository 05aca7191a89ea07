import type { AdminViewServerProps } from 'payload'

import { StaffScreen } from '@/components/admin/screens/StaffScreen'

import { SCREEN } from '../view'
import { SearchAndReplace } from './SearchAndReplace'

/** `/admin/rechercher?q=WORDS`: all the results of a search. */
export function SearchScreen(props: AdminViewServerProps) {
  const { q } = props.searchParams ?? {}
  const initial = typeof q === 'string' ? q : ''
  return (
    <StaffScreen {...props} role={SCREEN.role} title={SCREEN.label}>
      <SearchAndReplace initial={initial} key={initial} />
    </StaffScreen>
  )
}
