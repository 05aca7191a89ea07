'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import type { ScheduledAction } from '@/editing/scheduled-publishing/endpoint'
import type { ScheduledPublication } from '@/editing/scheduled-publishing/overview'

import { ask } from '../ask'

type ScheduledActionsProps = {
  publication: Pick<ScheduledPublication, 'id' | 'document' | 'failure' | 'mayRetry'>
  /** What follows; without it, the screen is read again. */
  onDone?: () => void
}

const LABELS = {
  cancel: { label: 'Annuler', done: 'Ce qui était programmé n’aura pas lieu.' },
  retry: { label: 'Réessayer', done: 'Nouvel essai dans quelques secondes.' },
  dismiss: { label: 'Ignorer', done: 'Cet échec n’est plus signalé.' },
} as const satisfies Partial<Record<ScheduledAction, { label: string; done: string }>>

/** What a reviewer may do with a publication that waits or failed. */
export function ScheduledActions({ onDone, publication }: ScheduledActionsProps) {
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

  const afterFailure = mayRetry ? (['retry', 'dismiss'] as const) : (['dismiss'] as const)
  const actions = failure === null ? (['cancel'] as const) : afterFailure
  return (
    <div className="staff-actions">
      {actions.map((action) => (
        <Button
          aria-label={`${LABELS[action].label}\u00a0: ${document.title}`}
          buttonStyle="secondary"
          disabled={isBusy}
          key={action}
          margin={false}
          onClick={() => void act(action)}
          size="small"
        >
          {LABELS[action].label}
        </Button>
      ))}
    </div>
  )
}
