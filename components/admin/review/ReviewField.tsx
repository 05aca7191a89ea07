'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { hasRole } from '@/access/roles'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { User } from '@/payload-types'

import { OpenReviewWords } from './OpenReviewWords'
import '../staff.css'
import './review.css'
import { useReview } from './use-review'

/** « Relecture » beside a document: the one that is asked for, if any, and what the reader may do about it. */
export function ReviewField() {
  const titleId = useId()
  const { collectionSlug, id } = useDocumentInfo()
  const { user } = useAuth<User>()
  const [isAsking, setIsAsking] = useState(false)
  const { request, close, fault, review } = useReview(
    collectionSlug as PublishableSlug,
    id ? String(id) : null,
  )
  // What was pressed goes: whoever uses the keyboard goes on from the button that stays.
  const asks = useRef<HTMLButtonElement>(null)
  const leaveForm = () => {
    flushSync(() => setIsAsking(false))
    asks.current?.focus()
  }
  const send = async (note: string) => {
    if (await request(note)) leaveForm()
  }
  const markAsRead = async () => {
    if (await close()) asks.current?.focus()
  }

  return (
    <section aria-labelledby={titleId} className="field-type review">
      <h2 className="staff-title" id={titleId}>
        Relecture
      </h2>
      <div role="status">
        {review && <OpenReviewWords review={review} />}
        {fault && <p className="staff-fault">{fault}</p>}
      </div>
      {!id && <p>Enregistrez d’abord un brouillon.</p>}
      {id && isAsking && <AskForm onCancel={leaveForm} onSend={send} />}
      {id && !isAsking && (
        <div className="staff-actions">
          {review && hasRole(user, 'reviewer') && (
            <Button margin={false} onClick={() => void markAsRead()} size="small">
              Marquer comme relu
            </Button>
          )}
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => setIsAsking(true)}
            ref={asks}
            size="small"
          >
            {review ? 'Changer la demande' : 'Demander une relecture'}
          </Button>
        </div>
      )}
    </section>
  )
}

type AskFormProps = { onSend: (note: string) => Promise<void>; onCancel: () => void }

/** What to look at, in a few words, and the request. Not a form of its own: it stands inside the document's. */
function AskForm({ onCancel, onSend }: AskFormProps) {
  const id = useId()
  const [note, setNote] = useState('')
  return (
    <div>
      <label htmlFor={id}>Message pour qui relira (facultatif)</label>
      <textarea
        className="staff-input"
        // What one came for: the button that was pressed has gone.
        autoFocus
        id={id}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
        rows={4}
        value={note}
      />
      <div className="staff-actions">
        <Button margin={false} onClick={() => void onSend(note)} size="small">
          Envoyer la demande
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onCancel} size="small">
          Annuler
        </Button>
      </div>
    </div>
  )
}
