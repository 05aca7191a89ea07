import type { AdminViewServerProps } from 'payload'

import { StaffScreen } from '@/components/admin/screens/StaffScreen'

import { followUpsOf } from '../follow-ups'
import { SCREEN } from '../view'
import { AllResults } from './AllResults'

/** `/admin/rechercher?q=WORDS`: all the results of a search. */
export function SearchScreen(props: AdminViewServerProps) {
  const { q } = props.searchParams ?? {}
  const initial = typeof q === 'string' ? q : ''
  const followUps = followUpsOf(props.initPageResult.req.payload.config)
  return (
    <StaffScreen {...props} role={SCREEN.role} title={SCREEN.label}>
      <AllResults followUps={followUps} initial={initial} key={initial} />
    </StaffScreen>
  )
}
