'use client'

import { useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useState } from 'react'

import type { Call } from '@/payload-types'

type Override = Partial<Pick<Call, 'override' | 'overrideReason'>>

/**
 * Under « Forcer l’état »: clears « Raison » when another state is chosen than the one it was written for, and restores it
 * with that state. A reason typed in between stays.
 */
export function ReasonOfOverride() {
  const { dispatchFields, setModified } = useForm()
  const override = useFormFields(([fields]) => valueOf(fields?.override))
  const reason = useFormFields(([fields]) => valueOf(fields?.overrideReason))
  const decided = useDecided()

  const follow = useEffectEvent(() => {
    const next = reasonFor(override, reason, decided)
    if (next === reason) return
    dispatchFields({ type: 'UPDATE', path: 'overrideReason', value: next })
    setModified(true)
  })
  useEffect(() => follow(), [override])
  return null
}

/** The override when the form was opened, or when it was last published from this form. */
function useDecided(): Override {
  const saved = useDocumentInfo().savedDocumentData as Partial<Call> | undefined
  const [decided, setDecided] = useState(saved)
  if (saved?._status === 'published' && saved !== decided) setDecided(saved)
  return decided ?? {}
}

function reasonFor(override: string, reason: string, decided: Override): string {
  const former = decided.overrideReason ?? ''
  if (override === (decided.override ?? '')) return reason || former
  return reason === former ? '' : reason
}

const valueOf = (field: { value?: unknown } | undefined) =>
  typeof field?.value === 'string' ? field.value : ''
