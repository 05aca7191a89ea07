'use client'

import { Link, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'
import { frenchMoment } from '@/text/french-date'

import type { ScheduledAction } from '../endpoint'
import type { ScheduledPublication } from '../overview'

type ScheduledItemProps = {
  publication: ScheduledPublication
  mayAct: boolean
  /** Called after an action; without it, the screen is refreshed. */
  onDone?: () => void
  children?: ReactNode
}

const WHAT = { publish: 'Publication', unpublish: 'Mise hors ligne' } as const

/** A scheduled action: its document, its date in Paris time, its author, its version, and why it failed. */
export function ScheduledItem({ children, publication, ...acting }: ScheduledItemProps) {
  const { by, document, failure, heldSince, plannedAt, type } = publication
  const { href, title } = document
  return (
    <li
      className={`dashboard-card__item ${failure === null ? '' : 'staff-note staff-note--error'}`}
    >
      <p>
        {WHAT[type]} de {href ? <Link href={href}>{title}</Link> : title}
      </p>
      <p>
        {frenchMoment(new Date(plannedAt))} (heure de Paris), programmée par{' '}
        {by ?? 'un compte supprimé'}
      </p>
      {heldSince && <p>Version enregistrée le {frenchMoment(new Date(heldSince))}</p>}
      {failure !== null && (
        <p>
          <strong>N’a pas eu lieu.</strong> {failure}
        </p>
      )}
      {children}
      {acting.mayAct && <ScheduledActions onDone={acting.onDone} publication={publication} />}
    </li>
  )
}

type ScheduledActionsProps = Pick<ScheduledItemProps, 'publication' | 'onDone'>

const LABELS = {
  cancel: { label: 'Annuler', done: 'Ce qui était programmé n’aura pas lieu.' },
  retry: { label: 'Réessayer', done: 'Nouvel essai dans quelques secondes.' },
  dismiss: { label: 'Ignorer', done: 'Cet échec n’est plus signalé.' },
} as const satisfies Partial<Record<ScheduledAction, { label: string; done: string }>>

/** The actions that a reviewer may take. */
function ScheduledActions({ onDone, publication }: ScheduledActionsProps) {
  const { document, failure, id, mayRetry } = publication
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)

  const act = async (action: keyof typeof LABELS) => {
    setIsBusy(true)
    const { faults } = await ask('POST', `/api/scheduled-publications/${id}/${action}`)
    if (faults.length) toast.error(faults.join(' '))
    else toast.success(LABELS[action].done)
    setIsBusy(false)
    if (onDone) onDone()
    else router.refresh()
  }

  const actions: (keyof typeof LABELS)[] =
    failure === null ? ['cancel'] : mayRetry ? ['retry', 'dismiss'] : ['dismiss']
  return (
    <div className="staff-actions">
      {actions.map((action) => (
        <StaffButton
          aria-label={`${LABELS[action].label}\u00a0: ${document.title}`}
          disabled={isBusy}
          key={action}
          onClick={() => void act(action)}
        >
          {LABELS[action].label}
        </StaffButton>
      ))}
    </div>
  )
}
