'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'

import { hasRole } from '@/access/roles'
import { StaffPanel } from '@/components/admin/StaffRegion'
import type { User } from '@/payload-types'

import { HelpColleague } from './HelpColleague'
import { OwnFactors } from './OwnFactors'

import './second-factor.css'

/** The second factors of the account on screen: one’s own, or for administrators a way to help a colleague who lost theirs. */
export function FactorsField() {
  const { id } = useDocumentInfo()
  const { user } = useAuth<User>()
  if (!id || !user) return null
  const isOwn = String(id) === user.id
  if (!isOwn && !hasRole(user, 'administrator')) return null
  return (
    <StaffPanel className="second-factor" title="Vérification en deux étapes">
      {isOwn ? <OwnFactors /> : <HelpColleague account={String(id)} />}
    </StaffPanel>
  )
}
