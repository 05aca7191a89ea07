'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import type { ScheduledAction } from '@/editing/scheduled-publishing/endpoint'

import { ask } from '../ask'

type ScheduledActionsProps = { id: string; title: string; hasFailed: boolean }

const LABELS = {
  cancel: { label: 'Annuler', done: 'Ce qui était programmé n’aura pas lieu.' },
  retry: { label: 'Réessayer', done: 'Nouvel essai dans quelques secondes.' },
  dismiss: { label: 'Ignorer', done: 'Cet échec n’est plus signalé.' },
} as const satisfies Record<ScheduledAction, { label: string; done: string }>

/** What a reviewer may do with the publication `id` of `title`. */
export function ScheduledActions({ hasFailed, id, title }: ScheduledActionsProps) {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)

  const act = async (action: ScheduledAction) => {
    setIsBusy(true)
    const { faults } = await ask('POST', `/api/scheduled-publications/${id}/${action}`)
    if (faults.length) toast.error(faults.join(' '))
    else toast.success(LABELS[action].done)
    setIsBusy(false)
    router.refresh()
  }

  const actions = hasFailed ? (['retry', 'dismiss'] as const) : (['cancel'] as const)
  return (
    <div className="staff-actions">
      {actions.map((action) => (
        <Button
          aria-label={`${LABELS[action].label}\u00a0: ${title}`}
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
