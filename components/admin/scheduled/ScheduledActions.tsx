'use client'

import { Button, toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'
import { useState } from 'react'

import type { ScheduledAction } from '@/editing/scheduled-publishing/endpoint'

type ScheduledActionsProps = { id: string; title: string; hasFailed: boolean }

const LABELS = {
  cancel: { label: 'Annuler', done: 'La publication n’aura pas lieu.' },
  retry: { label: 'Réessayer', done: 'Nouvel essai dans quelques secondes.' },
  dismiss: { label: 'Ignorer', done: 'Cet échec n’est plus signalé.' },
} as const satisfies Record<ScheduledAction, { label: string; done: string }>

const UNREACHABLE = 'Le serveur ne répond pas. Réessayez dans un instant.'

/** What a reviewer may do with the publication `id` of `title`. */
export function ScheduledActions({ hasFailed, id, title }: ScheduledActionsProps) {
  const apiRoute = useConfig().config.routes.api
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)

  const ask = async (action: ScheduledAction) => {
    setIsBusy(true)
    const path = `/scheduled-publications/${id}/${action}` as const
    const refusal = await refusalOf(formatAdminURL({ apiRoute, path }))
    if (refusal) toast.error(refusal)
    else toast.success(LABELS[action].done)
    setIsBusy(false)
    router.refresh()
  }

  const actions = hasFailed ? (['retry', 'dismiss'] as const) : (['cancel'] as const)
  return (
    <div className="scheduled-card__actions">
      {actions.map((action) => (
        <Button
          aria-label={`${LABELS[action].label}\u00a0: ${title}`}
          buttonStyle="secondary"
          disabled={isBusy}
          key={action}
          margin={false}
          onClick={() => void ask(action)}
          size="small"
        >
          {LABELS[action].label}
        </Button>
      ))}
    </div>
  )
}

/** Why the server refused, in French; null when it did as it was asked. */
async function refusalOf(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { method: 'POST', credentials: 'same-origin' })
    if (response.ok) return null
    const { errors } = (await response.json()) as { errors?: { message: string }[] }
    return errors?.[0]?.message ?? UNREACHABLE
  } catch {
    return UNREACHABLE
  }
}
