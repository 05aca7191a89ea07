'use client'

import { toast, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState, type ReactNode } from 'react'

import { ParisDateInput, useParisEntry } from '@/components/admin/ParisDateField'
import { faultOf } from '@/components/admin/paris-date-words'
import { EffectList } from '@/components/admin/publish/EffectList'
import { StaffDialog } from '@/components/admin/StaffDialog'
import { useAnswer } from '@/components/admin/use-answer'
import type { Effects } from '@/editing/page-effects'

import type { Planning } from '../endpoint'

type Type = Planning['type']

const CHOICES: { type: Type; label: string; help: string }[] = [
  {
    type: 'publish',
    label: 'Publier',
    help: 'La version à l’écran, telle quelle\u00a0: ce que vous écrirez ensuite attendra.',
  },
  {
    type: 'unpublish',
    label: 'Mettre hors ligne',
    help: 'À partir de ce moment, les visiteurs ne verront plus ce contenu.',
  },
]

type PlanDialogProps = {
  onClose: () => void
  /** Resolves to why nothing was scheduled, in French; null on success. */
  onPlan: (asked: Pick<Planning, 'type' | 'date'>) => Promise<string | null>
  /** The list of scheduled actions. */
  list: ReactNode
}

/** Replaces Payload's drawer: chooses what to do with the document, and when. */
export function PlanDialog({ list, onClose, onPlan }: PlanDialogProps) {
  const id = useId()
  const {
    collectionSlug,
    hasPublishedDoc,
    id: document,
    unpublishedVersionCount,
  } = useDocumentInfo()
  const isOnline = hasPublishedDoc && unpublishedVersionCount === 0
  const [type, setType] = useState<Type>(isOnline ? 'unpublish' : 'publish')
  const isPageLeaving = collectionSlug === 'pages' && type === 'unpublish'
  const effects = useAnswer<Effects>(isPageLeaving ? `/api/pages/${document}/effects` : null).body
  const [date, setDate] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const entry = useParisEntry('moment', date, (iso) => {
    setDate(iso)
    setFault(null)
  })
  const { input } = entry

  const refused = (reason: string) => {
    setFault(reason)
    input.current?.focus()
  }
  const submit = async () => {
    // No browser reports a half-typed date in an empty input before this.
    const wrong = faultOf(input.current)
    if (wrong || !date) return refused(wrong ?? 'Choisissez une date et une heure.')
    setIsBusy(true)
    const reason = await onPlan({ type, date })
    setIsBusy(false)
    if (reason) return refused(reason)
    toast.success(type === 'publish' ? 'Publication programmée.' : 'Mise hors ligne programmée.')
    onClose()
  }

  return (
    <StaffDialog
      below={list}
      className="plan-dialog"
      does="Programmer"
      isBusy={isBusy}
      leaves="Fermer"
      onClose={onClose}
      onDo={() => void submit()}
      title="Programmer une publication"
    >
      <fieldset className="staff-choices">
        <legend>Que faire&nbsp;?</legend>
        {CHOICES.map(({ help, label, type: choice }) => (
          <label key={choice}>
            <input
              checked={type === choice}
              name={`${id}-type`}
              onChange={() => setType(choice)}
              type="radio"
            />
            <span>
              {label}
              <span className="staff-advice">{help}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isPageLeaving && effects && <EffectList sentences={effects.sentences} />}
      <label htmlFor={id}>Date et heure</label>
      <ParisDateInput
        entry={entry}
        id={id}
        isInvalid={fault !== null}
        kind="moment"
        name="Date et heure"
        required
      />
      <p className="staff-advice" id={`${id}-help`}>
        Heure de Paris, à la minute près.
      </p>
      <p className="staff-fault" id={`${id}-error`} role="alert">
        {fault}
      </p>
    </StaffDialog>
  )
}
