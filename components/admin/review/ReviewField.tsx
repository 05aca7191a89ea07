'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { hasRole } from '@/access/roles'
import type { PublishableSlug } from '@/lib/publishable-slugs'
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
  const send = async (note: string) => {
    if (await ask(note)) setIsAsking(false)
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
      {id && isAsking && <AskForm onCancel={() => setIsAsking(false)} onSend={send} />}
      {id && !isAsking && (
        <div className="review__actions">
          {review && hasRole(user, 'reviewer') && (
            <Button margin={false} onClick={() => void close()} size="small">
              Marquer comme relu
            </Button>
          )}
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => setIsAsking(true)}
            size="small"
          >
            {review ? 'Changer la demande' : 'Demander une relecture'}
          </Button>
        </div>
      )}
    </section>
  )
}
