'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useId, useRef, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'
import { useInPlace } from '@/components/admin/use-in-place'

import { LONGEST_REASON } from '../dismissal-days'

const API = '/api/dismissals'

const Done = createContext<(words: string) => void>(() => {})

/** What an action did, above the list. Takes the keyboard focus, because the item of the action disappears. */
export function ReportStatus({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const router = useRouter()
  const tell = (words: string) => {
    setMessage(words)
    status.current?.focus()
    router.refresh()
  }
  return (
    <Done value={tell}>
      <p ref={status} role="status" tabIndex={-1}>
        {message}
      </p>
      {children}
    </Done>
  )
}

/** Sends an action on an item. `fault`: why the server refused it, in French; `isSending`: it has not answered yet. */
function useAction() {
  const tell = useContext(Done)
  const [fault, setFault] = useState('')
  const [isSending, setIsSending] = useState(false)
  const send = async (path: string, data: object, done: string) => {
    setIsSending(true)
    const { faults } = await ask('POST', `${API}${path}`, data)
    setIsSending(false)
    setFault(faults.join(' '))
    if (!faults.length) tell(done)
  }
  return { fault, isSending, send }
}

type DismissItemProps = {
  itemKey: string
  /** The item, for screen readers. */
  name: string
  /** The allowed and the proposed days, `YYYY-MM-DD`. */
  days: { first: string; last: string; usual: string }
}

/** Hides an item from the list until a day, with a reason. */
export function DismissItem({ days, itemKey, name }: DismissItemProps) {
  const id = useId()
  const { close, first, isOpen, opener } = useInPlace()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(days.usual)
  const { fault, isSending, send } = useAction()
  if (!isOpen) {
    return (
      <div className="staff-actions">
        <StaffButton aria-label={`Écarter\u00a0: ${name}`} {...opener}>
          Écarter
        </StaffButton>
      </div>
    )
  }
  return (
    <form
      className="report__form"
      onSubmit={(event) => {
        event.preventDefault()
        void send('', { key: itemKey, reason, until }, 'Élément écarté.')
      }}
    >
      <label htmlFor={`${id}reason`}>Pourquoi l’écarter&nbsp;? L’équipe lira cette raison.</label>
      <textarea
        {...first}
        className="staff-input"
        id={`${id}reason`}
        maxLength={LONGEST_REASON}
        onChange={(event) => setReason(event.target.value)}
        required
        rows={2}
        value={reason}
      />
      <label htmlFor={`${id}until`}>
        Jusqu’au (un an au plus)&nbsp;: il reviendra ensuite, ou dès que ses mots changent.
      </label>
      <input
        className="staff-input"
        id={`${id}until`}
        max={days.last}
        min={days.first}
        onChange={(event) => setUntil(event.target.value)}
        required
        type="date"
        value={until}
      />
      {fault && (
        <p className="staff-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="staff-actions">
        <StaffButton buttonStyle="primary" disabled={isSending} type="submit">
          Écarter cet élément
        </StaffButton>
        <StaffButton onClick={close}>Annuler</StaffButton>
      </div>
    </form>
  )
}

/** Shows a dismissed item in the list again. */
export function RestoreItem({ itemKey, name }: Pick<DismissItemProps, 'itemKey' | 'name'>) {
  const { fault, isSending, send } = useAction()
  return (
    <div className="staff-actions">
      <StaffButton
        disabled={isSending}
        aria-label={`Rétablir\u00a0: ${name}`}
        onClick={() => void send('/restore', { key: itemKey }, 'Élément rétabli.')}
      >
        Rétablir
      </StaffButton>
      {fault && (
        <p className="staff-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
