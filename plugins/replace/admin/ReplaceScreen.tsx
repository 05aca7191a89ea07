import type { AdminViewServerProps } from 'payload'

import { StaffScreen } from '@/components/admin/screens/StaffScreen'

import { SCREEN } from '../screen'
import { ReplaceForm } from './ReplaceForm'

/** `/admin/remplacer?q=WORDS`: replaces words in all contents. */
export function ReplaceScreen(props: AdminViewServerProps) {
  const { q } = props.searchParams ?? {}
  const initial = typeof q === 'string' ? q : ''
  return (
    <StaffScreen {...props} role={SCREEN.role} title={SCREEN.label}>
      <ReplaceForm initial={initial} key={initial} />
    </StaffScreen>
  )
}
