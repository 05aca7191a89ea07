'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useState } from 'react'

import type { DocumentName } from '@/editing/saving/loaded-version'
import type { StaleSave } from '@/editing/saving/stale-save'

import { FoundPanel } from './FoundPanel'
import { LockedSince } from './LockedSince'
import { ObstaclePanel } from './ObstaclePanel'
import { RefusedPanel } from './RefusedPanel'
import type { FieldFault, Obstacle, Outcome } from './save-watch'
import { StalePanel } from './StalePanel'
import { useKeptText } from './use-kept-text'
import { useReleaseLock } from './use-release-lock'
import { useSaveNow } from './use-save-now'
import { saveWatch } from './watch'

type DocumentSavingProps = { document: DocumentName; userId: string }

/** Follows the saves of `document` while its form is open, and says what stands in their way. */
export function DocumentSaving({ document, userId }: DocumentSavingProps) {
  const { initialData, setData } = useDocumentInfo()
  const saveNow = useSaveNow(document)
  const { found, dismiss, keepNow, forgetNow } = useKeptText(document, userId)
  const [stale, setStale] = useState<StaleSave | null>(null)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [obstacle, setObstacle] = useState<{ what: Obstacle; failures: number } | null>(null)
  useReleaseLock(document, userId)

  const heard = useEffectEvent((outcome: Outcome) => {
    if (outcome.kind === 'saved') {
      forgetNow()
      // Payload's « Republier » fills the form and not this, from which « Annuler la publication » fills it next.
      if (outcome.data) setData(outcome.data)
    } else keepNow()
    setStale(outcome.kind === 'stale' ? outcome.stale : null)
    setFaults(outcome.kind === 'refused' ? outcome.faults : [])
    setObstacle((before) =>
      outcome.kind === 'unsaved'
        ? { what: outcome.obstacle, failures: (before?.failures ?? 0) + 1 }
        : null,
    )
  })
  // Each time that Payload fills the form, it does so from `initialData`.
  useEffect(() => {
    const loaded = (initialData as { updatedAt?: string } | undefined)?.updatedAt ?? ''
    return saveWatch().watch(document, { loaded, userId, tell: (outcome) => heard(outcome) })
  }, [document, initialData, userId])

  return (
    <>
      <LockedSince userId={userId} />
      {stale && (
        <StalePanel
          document={document}
          onDone={(kept) => {
            setStale(null)
            if (kept) saveNow()
            else forgetNow()
          }}
          stale={stale}
        />
      )}
      {obstacle && (
        <ObstaclePanel failures={obstacle.failures} obstacle={obstacle.what} retry={saveNow} />
      )}
      {faults.length > 0 && <RefusedPanel faults={faults} />}
      {found && <FoundPanel onDone={dismiss} text={found} />}
    </>
  )
}
