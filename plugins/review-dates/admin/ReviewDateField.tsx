'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton, StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'
import { useInPlace } from '@/components/admin/use-in-place'
import type { ReviewDate, User } from '@/payload-types'
import { frenchDay } from '@/text/french-date'
import { parisDay, parisInstant } from '@/text/paris-time'

const API = '/api/review-dates'

/** « Prochaine révision » beside a page: when it is to be read again and by whom, and a form that changes it. */
export function ReviewDateField() {
  const { id, isTrashed } = useDocumentInfo()
  const { close, first, isOpen, opener } = useInPlace()
  const query = new URLSearchParams({
    'where[page][equals]': String(id),
    depth: '1',
    limit: '1',
  })
  const { body, faults, readAgain } = useAnswer<{ docs: ReviewDate[] }>(
    id ? `${API}?${query}` : null,
  )
  if (!id || isTrashed) return null
  const planned = body?.docs[0] ?? null
  return (
    <StaffPanel className="review-date" title="Prochaine révision">
      <p role="status">{planned?.on ? plannedWords(planned) : !faults.length && 'Aucune date.'}</p>
      {faults[0] && <p className="staff-fault">{faults[0]}</p>}
      {isOpen ? (
        <ReviewDateForm
          first={first}
          onCancel={close}
          onSaved={async () => {
            await readAgain()
            close()
          }}
          page={String(id)}
          planned={planned}
        />
      ) : (
        <div className="staff-actions">
          <StaffButton disabled={!body} {...opener}>
            {planned?.on ? 'Changer' : 'Choisir une date'}
          </StaffButton>
        </div>
      )}
    </StaffPanel>
  )
}

/** « Le 3 mars 2027, par Camille Durand. » */
function plannedWords({ on, owner }: ReviewDate): string {
  const name = typeof owner === 'object' ? owner?.name : null
  return `Le ${frenchDay(new Date(on!))}${name ? `, par ${name}` : ''}.`
}

const PEOPLE = new URLSearchParams({
  'select[name]': 'true',
  sort: 'name',
  depth: '0',
  limit: '0',
})

type ReviewDateFormProps = {
  first: ReturnType<typeof useInPlace>['first']
  page: string
  planned: ReviewDate | null
  onSaved: () => Promise<void>
  onCancel: () => void
}

/** The person and the day. Not a <form>, as it is inside the form of the page. */
function ReviewDateForm({ first, onCancel, onSaved, page, planned }: ReviewDateFormProps) {
  const id = useId()
  const { user } = useAuth<User>()
  const { body: people } = useAnswer<{ docs: Pick<User, 'id' | 'name'>[] }>(`/api/users?${PEOPLE}`)
  const known = typeof planned?.owner === 'object' ? planned.owner?.id : null
  const [owner, setOwner] = useState(known ?? user?.id ?? '')
  const [day, setDay] = useState(planned?.on ? parisDay(new Date(planned.on)) : '')
  const [fault, setFault] = useState<string | null>(null)
  const [isSending, setIsSending] = useState(false)

  const send = async (data: { on: string | null; owner?: string }) => {
    setIsSending(true)
    const { faults } = planned
      ? await ask('PATCH', `${API}/${planned.id}?depth=0`, data)
      : await ask('POST', `${API}?depth=0`, { ...data, page })
    setIsSending(false)
    setFault(faults[0] ?? null)
    if (!faults.length) await onSaved()
  }
  const save = () => {
    const on = parisInstant(day)
    if (!on) setFault('Choisissez une date.')
    else void send({ on: on.instant.toISOString(), owner })
  }
  return (
    <div>
      <label htmlFor={`${id}day`}>Date</label>
      <input
        {...first}
        className="staff-input"
        id={`${id}day`}
        onChange={(event) => setDay(event.target.value)}
        type="date"
        value={day}
      />
      <label htmlFor={`${id}owner`}>Responsable</label>
      <select
        className="staff-input"
        id={`${id}owner`}
        onChange={(event) => setOwner(event.target.value)}
        value={owner}
      >
        {people?.docs.map(({ id: one, name }) => (
          <option key={one} value={one}>
            {name ?? 'Compte sans nom'}
          </option>
        ))}
      </select>
      <p className="staff-advice">
        Ce jour-là, la page apparaît au tableau de bord de cette personne, et un courriel la
        prévient, si le site en envoie.
      </p>
      {fault && (
        <p className="staff-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="staff-actions">
        <StaffButton buttonStyle="primary" disabled={isSending} onClick={save}>
          Enregistrer
        </StaffButton>
        {planned?.on && (
          <StaffButton disabled={isSending} onClick={() => void send({ on: null })}>
            Ne plus prévoir
          </StaffButton>
        )}
        <StaffButton onClick={onCancel}>Annuler</StaffButton>
      </div>
    </div>
  )
}
