'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { hasRole } from '@/access/roles'
import { ask } from '@/components/admin/ask'
import { StaffButton, StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'
import type { ReviewRequest, User } from '@/payload-types'

import { MAY_PUBLISH } from '../roles'
import { reviewWords } from '../words'

const API = '/api/review-requests'

/** « Relecture » beside a document: the open review request, if any, and the actions that this person may take. */
export function ReviewField() {
  const { id, isTrashed } = useDocumentInfo()
  const { user } = useAuth<User>()
  const [isAsking, setIsAsking] = useState(false)
  const { request, close, fault, review } = useReview()
  // The pressed button disappears: move the keyboard focus to the button that stays.
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
  if (isTrashed) return null

  return (
    <StaffPanel className="review" title="Relecture">
      <div role="status">
        {review && <OpenReviewWords key={review.id} review={review} />}
        {fault && <p className="staff-fault">{fault}</p>}
      </div>
      {!id && <p>Enregistrez d’abord un brouillon.</p>}
      {id && isAsking && <AskForm onCancel={leaveForm} onSend={send} />}
      {id && !isAsking && (
        <div className="staff-actions">
          {review && hasRole(user, 'reviewer') && (
            <StaffButton buttonStyle="primary" onClick={() => void markAsRead()}>
              Marquer comme relu
            </StaffButton>
          )}
          <StaffButton onClick={() => setIsAsking(true)} ref={asks}>
            {review ? 'Changer la demande' : 'Demander une relecture'}
          </StaffButton>
        </div>
      )}
    </StaffPanel>
  )
}

/**
 * The open request on the document on screen, read again when the document is published, which closes it. `request` and
 * `close` resolve to whether the server accepted; `fault` is the reason it did not, in French.
 */
function useReview() {
  const { collectionSlug: relationTo = '', id: value, unpublishedVersionCount } = useDocumentInfo()
  const [fault, setFault] = useState<string | null>(null)
  const query = new URLSearchParams({
    'where[document.relationTo][equals]': relationTo,
    'where[document.value][equals]': String(value),
    'where[doneAt][exists]': 'false',
    depth: '1',
    limit: '1',
  })
  // Without an answer the field shows nothing; a later action reports the failure.
  const { body, readAgain } = useAnswer<{ docs: ReviewRequest[] }>(
    value ? `${API}?${query}` : null,
    unpublishedVersionCount,
  )
  const review = body?.docs[0] ?? null

  const send = async (method: 'POST' | 'PATCH', path: string, data: object): Promise<boolean> => {
    const { faults } = await ask(method, `${API}${path}?depth=0`, data)
    setFault(faults[0] ?? null)
    if (!faults.length) await readAgain()
    return !faults.length
  }
  return {
    fault,
    review,
    request: (note: string) => send('POST', '', { document: { relationTo, value }, note }),
    close: () => send('PATCH', `/${review?.id}`, { doneAt: new Date().toISOString() }),
  }
}

type OpenReviewWordsProps = { review: Pick<ReviewRequest, 'createdAt' | 'note' | 'requestedBy'> }

/** « Relecture demandée par Camille il y a 3 jours : « Le titre surtout. » » */
export function OpenReviewWords({ review }: OpenReviewWordsProps) {
  const [now] = useState(() => new Date())
  const { createdAt, requestedBy: callerKind } = review
  const note = review.note?.trim()
  const requestedBy = typeof callerKind === 'object' ? (callerKind?.name ?? null) : null
  return (
    <p className="review__request staff-note">
      {reviewWords({ requestedBy, requestedAt: new Date(createdAt) }, now)}
      {note ? <>&nbsp;: «&nbsp;{note}&nbsp;»</> : '.'}
    </p>
  )
}

const REVIEWERS = new URLSearchParams({
  'where[role][in]': MAY_PUBLISH.join(','),
  'select[name]': 'true',
  sort: 'name',
  depth: '0',
  limit: '0',
})

/** Says who receives a request sent by the account `callerKind`: everyone who may publish, except the callerKind. */
function recipientWords(
  reviewers: Pick<User, 'id' | 'name'>[],
  callerKind: string | undefined,
): string {
  const names = reviewers.flatMap(({ id, name }) =>
    id === callerKind ? [] : (name ?? 'un compte sans nom'),
  )
  return names.length
    ? `Votre demande sera au tableau de bord de\u00a0: ${names.join(', ')}. Un courriel les prévient, si le site en envoie.`
    : 'Personne d’autre que vous ne peut relire pour l’instant\u00a0: votre demande attendra un compte de relecture ou d’administration.'
}

type AskFormProps = { onSend: (note: string) => Promise<void>; onCancel: () => void }

/** The message of the request and its buttons. Not a <form>, as it is inside the document's form. */
function AskForm({ onCancel, onSend }: AskFormProps) {
  const id = useId()
  const [note, setNote] = useState('')
  const { user } = useAuth<User>()
  const { body } = useAnswer<{ docs: Pick<User, 'id' | 'name'>[] }>(`/api/users?${REVIEWERS}`)
  return (
    <div>
      {body && <p className="staff-advice">{recipientWords(body.docs, user?.id)}</p>}
      <label htmlFor={id}>Message pour qui relira (facultatif)</label>
      <textarea
        className="staff-input"
        // The pressed button has disappeared, and this is the next thing to fill in.
        autoFocus
        id={id}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
        rows={4}
        value={note}
      />
      <div className="staff-actions">
        <StaffButton buttonStyle="primary" onClick={() => void onSend(note)}>
          Envoyer la demande
        </StaffButton>
        <StaffButton onClick={onCancel}>Annuler</StaffButton>
      </div>
    </div>
  )
}
