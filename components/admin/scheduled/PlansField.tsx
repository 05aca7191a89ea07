'use client'

import { Button, toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useRef, useState, type RefObject } from 'react'
import { createPortal } from 'react-dom'

import { hasRole } from '@/access/roles'
import type { User } from '@/payload-types'

import { PlanDialog } from './PlanDialog'
import { PlanList } from './PlanList'
import '../staff.css'
import './plans.css'
import { usePlans } from './use-plans'

/** « Publication programmée » beside a document: what is planned, and what a reviewer may do about it. */
export function PlansField() {
  const titleId = useId()
  const { id, isTrashed } = useDocumentInfo()
  const { user } = useAuth<User>()
  const { hold, plan, plans, readAgain } = usePlans()
  const [isPlanning, setIsPlanning] = useState(false)
  const opens = useRef<HTMLButtonElement>(null)
  const mayAct = hasRole(user, 'reviewer')
  if (isTrashed || !(mayAct || plans.length)) return null

  const holdShown = async (planId: string) => {
    const fault = await hold(planId)
    if (fault) toast.error(fault)
    else toast.success('C’est la version à l’écran qui sortira.')
  }
  // What was pressed may go with its plan: whoever uses the keyboard goes on from what stays.
  const list = (stays: RefObject<HTMLElement | null>) => {
    const goOn = () => stays.current?.focus()
    return (
      <PlanList
        mayAct={mayAct}
        onDone={() => void readAgain().then(goOn)}
        onHold={(planId) => void holdShown(planId).then(goOn)}
        plans={plans}
      />
    )
  }
  return (
    <section aria-labelledby={titleId} className="field-type plans">
      <h2 className="staff-title" id={titleId}>
        Publication programmée
      </h2>
      <div aria-live="polite">{list(opens)}</div>
      {!id && <p>Enregistrez d’abord un brouillon.</p>}
      {id && mayAct && (
        <Button
          buttonStyle="secondary"
          id="action-plan"
          margin={false}
          onClick={() => setIsPlanning(true)}
          ref={opens}
          size="small"
        >
          Programmer…
        </Button>
      )}
      {isPlanning &&
        createPortal(
          // Outside the form, which is sent apart.
          <PlanDialog list={list} onClose={() => setIsPlanning(false)} onPlan={plan} />,
          document.body,
        )}
    </section>
  )
}
