'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { hasRole } from '@/access/roles'
import type { PublishableSlug } from '@/editing/publishable-slugs'
import type { User } from '@/payload-types'

import { AskForm } from './AskForm'
import { OpenReviewWords } from './OpenReviewWords'
import './review.css'
import { useReview } from './use-review'

/** « Relecture » beside a document: the one that is asked for, if any, and what the reader may do about it. */
export function ReviewField() {
  const titleId = useId()
  const { collectionSlug, id } = useDocumentInfo()
  const { user } = useAuth<User>()
  const [isAsking, setIsAsking] = useState(false)
  const { ask, close, fault, review } = useReview(
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
    if (await ask(note)) leaveForm()
  }
  const markAsRead = async () => {
    if (await close()) asks.current?.focus()
  }

  return (
    <section aria-labelledby={titleId} className="field-type review">
      <h2 className="review__title" id={titleId}>
        Relecture
      </h2>
      <div role="status">
        {review && <OpenReviewWords review={review} />}
        {fault && <p className="review__fault">{fault}</p>}
      </div>
      {!id && <p>Enregistrez d’abord un brouillon.</p>}
      {id && isAsking && <AskForm onCancel={leaveForm} onSend={send} />}
      {id && !isAsking && (
        <div className="review__actions">
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
