'use client'

import { useAuth, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useState } from 'react'

import { editedDocument, type DocumentName, type StaleSave } from '@/editing/saving/stale-save'

import { DocumentLock, useOtherEditor } from './DocumentLock'
import { ObstaclePanel, FoundPanel, Panel, StalePanel } from './Panel'
import { saveWatch, type FieldFault, type Obstacle, type Outcome } from './save-watch'
import {
  useNothingWaiting,
  useSaveDraft,
  useToldFaults,
  useUnmodifiedOnceSaved,
} from './payload-form'
import './saving.css'
import { useKeptText } from './use-kept-text'

/** At the top of each form that saves itself. A document that was never saved has nothing to watch yet. */
export function SavingField() {
  const document = editedDocument(useDocumentInfo())
  const { user } = useAuth()
  if (!document || !user) return null
  return <DocumentSaving document={document} key={document} userId={String(user.id)} />
}

type DocumentSavingProps = { document: DocumentName; userId: string }

/** Follows the saves of `document` while its form is open, and says what stands in their way. */
function DocumentSaving({ document, userId }: DocumentSavingProps) {
  const { documentLockState: lockRef, initialData, setData } = useDocumentInfo()
  const { getFields, setBackgroundProcessing } = useForm()
  useNothingWaiting()
  const saveDraft = useSaveDraft()
  const otherEditor = useOtherEditor(userId)
  const { found, dismiss, keepNow, forgetNow } = useKeptText(document, userId)
  const [stale, setStale] = useState<StaleSave | null>(null)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const tellAtFields = useToldFaults()
  const settleModified = useUnmodifiedOnceSaved()
  const [obstacle, setObstacle] = useState<{ what: Obstacle; failures: number } | null>(null)

  const heard = useEffectEvent((outcome: Outcome) => {
    if (outcome.kind === 'saved') {
      forgetNow()
      settleModified(outcome.sent)
      // « Mettre hors ligne » fills the form from this, whoever saved: what was given up would come back.
      if (outcome.data) setData(outcome.data)
      // Nobody else's is saved. Payload learns it from an answer that it gives up when the next key is quick, and would
      // then ask whoever is taken over from whether to take over.
      lockRef.current = { hasShownLockedModal: false, isLocked: true, user: userId }
    } else keepNow()
    setStale(outcome.kind === 'stale' ? outcome.stale : null)
    // Of a publication, the form itself says it at the fields; of a draft it does not.
    setFaults(outcome.kind === 'refused' ? outcome.faults : [])
    if (outcome.kind === 'unpublished') tellAtFields(outcome.faults)
    else if (outcome.kind === 'saved' && outcome.data?._status === 'published') tellAtFields([])
    setObstacle((before) =>
      outcome.kind === 'unsaved'
        ? { what: outcome.obstacle, failures: (before?.failures ?? 0) + 1 }
        : null,
    )
  })
  // Each time that Payload fills the form, it does so from `initialData`.
  useEffect(() => {
    const loaded = (initialData as { updatedAt?: string } | undefined)?.updatedAt ?? ''
    return saveWatch().watch(document, {
      loaded,
      userId,
      fields: getFields,
      // Payload (3.90) says so of the first of several saves in a row only. Of what is typed during another one, it would
      // forget that it is to be saved.
      begin: () => setBackgroundProcessing(true),
      tell: (outcome) => heard(outcome),
    })
  }, [document, getFields, initialData, setBackgroundProcessing, userId])

  return (
    <>
      <DocumentLock document={document} userId={userId} />
      <div className="saving">
        {stale && (
          <StalePanel
            document={document}
            onDone={(kept) => {
              setStale(null)
              if (kept) void saveDraft()
              else forgetNow()
            }}
            stale={stale}
          />
        )}
        {obstacle && (
          <ObstaclePanel
            editor={otherEditor?.name}
            failures={obstacle.failures}
            obstacle={obstacle.what}
            retry={() => void saveDraft()}
          />
        )}
        {faults.length > 0 && <RefusedPanel faults={faults} />}
        {found && <FoundPanel onDone={dismiss} text={found} />}
      </div>
    </>
  )
}

/** Says why the site does not keep a draft as it is. What is typed next is saved again as soon as it can be. */
function RefusedPanel({ faults }: { faults: FieldFault[] }) {
  return (
    <Panel urgent>
      Votre texte n’est pas enregistré&nbsp;: il est gardé sur cet appareil.
      {faults.map(({ label, message }) => (
        <span className="saving__fault" key={label + message}>
          <strong>{label}</strong>&nbsp;: {message}
        </span>
      ))}
    </Panel>
  )
}
