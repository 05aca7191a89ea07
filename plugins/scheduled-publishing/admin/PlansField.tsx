'use client'

import { toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRef, useState } from 'react'

import { hasRole } from '@/access/roles'
import { ask } from '@/components/admin/ask'
import { useSaver } from '@/components/admin/saving/use-saver'
import { StaffButton, StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { User } from '@/payload-types'

import type { Planning } from '../endpoint'
import type { ScheduledPublication } from '../overview'
import { PlanDialog } from './PlanDialog'
import { ScheduledItem } from './ScheduledItem'

const API = '/api/scheduled-publications'
const NOT_SAVED =
  'Ce que vous venez d’écrire n’a pas pu être enregistré\u00a0: rien n’est programmé.'

/** « Publication programmée » beside a document: its scheduled actions, which a reviewer can add, cancel or update. */
export function PlansField() {
  const { collectionSlug, id, isTrashed } = useDocumentInfo()
  const { user } = useAuth<User>()
  const { plans, readAgain } = usePlans()
  const withShown = useVersionShown()
  const [isPlanning, setIsPlanning] = useState(false)
  const opens = useRef<HTMLButtonElement>(null)
  const mayAct = hasRole(user, 'reviewer')
  if (isTrashed || !(mayAct || plans.length)) return null

  const plan = (asked: Pick<Planning, 'type' | 'date'>) =>
    withShown(async (loaded) => {
      const doc = { relationTo: collectionSlug as PublishableSlug, value: String(id) }
      const { faults } = await ask('POST', API, { ...asked, doc, loaded } satisfies Planning)
      await readAgain()
      return faults[0] ?? null
    })
  const hold = async (planId: string) => {
    const fault = await withShown(async (loaded) => {
      const { faults } = await ask('POST', `${API}/${planId}/hold`, { loaded })
      return faults[0] ?? null
    })
    if (fault) toast.error(fault)
    else toast.success('C’est la version à l’écran qui sortira.')
  }
  // The pressed button may disappear with its plan: move the keyboard focus to what stays.
  const goOn = async () => {
    await readAgain()
    const inDialog = window.document.querySelector<HTMLElement>('.plan-dialog input')
    ;(inDialog ?? opens.current)?.focus()
  }
  const list = plans.length > 0 && (
    <ul className="staff-list">
      {plans.map((planned) => (
        <ScheduledItem
          key={planned.id}
          mayAct={mayAct}
          onDone={() => void goOn()}
          publication={planned}
        >
          {planned.isWrittenOver && planned.failure === null && (
            <>
              <p>
                <strong>
                  Ce que vous avez écrit depuis attend&nbsp;: il ne sortira pas ce jour-là.
                </strong>
              </p>
              {mayAct && (
                <StaffButton buttonStyle="primary" onClick={() => void hold(planned.id).then(goOn)}>
                  Planifier cette version
                </StaffButton>
              )}
            </>
          )}
        </ScheduledItem>
      ))}
    </ul>
  )
  return (
    <StaffPanel className="plans" title="Publication programmée">
      <div aria-live="polite">{list}</div>
      {!id && <p>Enregistrez d’abord un brouillon.</p>}
      {id && mayAct && (
        <StaffButton id="action-plan" onClick={() => setIsPlanning(true)} ref={opens}>
          Programmer…
        </StaffButton>
      )}
      {isPlanning && <PlanDialog list={list} onClose={() => setIsPlanning(false)} onPlan={plan} />}
    </StaffPanel>
  )
}

/** The scheduled actions of the document on screen, read again after each save; none until the document exists. */
function usePlans() {
  const { collectionSlug, id, savedDocumentData, unpublishedVersionCount } = useDocumentInfo()
  const [isAny, setIsAny] = useState(false)
  // Without scheduled actions, saves need no new read.
  const saved = isAny && String(savedDocumentData?.updatedAt)
  const { body, readAgain } = useAnswer<{ plans: ScheduledPublication[] }>(
    id ? `${API}/${collectionSlug}/${id}` : null,
    `${unpublishedVersionCount} ${saved}`,
  )
  const plans = body?.plans ?? []
  if (isAny !== plans.length > 0) setIsAny(!isAny)
  return { plans, readAgain }
}

/**
 * Returns a function that saves the form, then calls `work` with the saved version (its `updatedAt`, ISO). Both resolve to
 * why nothing was done, in French, or to null.
 */
function useVersionShown() {
  const { setMostRecentVersionIsAutosaved } = useDocumentInfo()
  const saver = useSaver()
  return async (work: (loaded: string) => Promise<string | null>) => {
    if (!saver || !(await saver.flush())) return NOT_SAVED
    const fault = await work(saver.loaded)
    // The next autosave must create a new version instead of changing the scheduled one.
    if (!fault) setMostRecentVersionIsAutosaved(false)
    return fault
  }
}
