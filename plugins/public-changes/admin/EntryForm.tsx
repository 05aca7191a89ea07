'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'
import { useInPlace } from '@/components/admin/use-in-place'

import { LONGEST_REASON } from '../words'

type EntryFormProps = {
  /** The id of the stored version. */
  id: string
  /** Whether it is the first version, which replaces no other: it has no reason. */
  isFirst: boolean
  isMinor: boolean
  isWithdrawn: boolean
  /** The date of the change, for screen readers. */
  name: string
  reason: string
}

/** Explains a published change to visitors, marks it as minor, or withdraws its words for good. */
export function EntryForm({ isFirst, isWithdrawn, name, ...entry }: EntryFormProps) {
  const id = useId()
  const router = useRouter()
  const [reason, setReason] = useState(entry.reason)
  const [isMinor, setIsMinor] = useState(entry.isMinor)
  const { close, first, isOpen: isAsking, opener } = useInPlace()
  const [isSending, setIsSending] = useState(false)
  const [done, setDone] = useState('')
  const [fault, setFault] = useState('')

  const send = async (data: object, words: string) => {
    setIsSending(true)
    const { faults } = await ask('PATCH', `/api/public-versions/${entry.id}?depth=0`, data)
    setIsSending(false)
    close()
    setFault(faults.join(' '))
    setDone(faults.length ? '' : words)
    if (!faults.length) router.refresh()
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send({ reason, isMinor }, 'Enregistré.')
      }}
    >
      {!isFirst && (
        <>
          <label htmlFor={`${id}reason`}>
            Pourquoi ce changement&nbsp;? Les visiteurs le liront.
          </label>
          <input
            className="staff-input"
            id={`${id}reason`}
            maxLength={LONGEST_REASON}
            onChange={(event) => setReason(event.target.value)}
            value={reason}
          />
          <label htmlFor={`${id}minor`}>
            <input
              checked={isMinor}
              id={`${id}minor`}
              onChange={(event) => setIsMinor(event.target.checked)}
              type="checkbox"
            />{' '}
            Changement mineur&nbsp;: replié dans la liste
          </label>
        </>
      )}
      <p role="status">{done}</p>
      {fault && (
        <p className="staff-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="staff-actions">
        {!isFirst && (
          <StaffButton
            aria-label={`Enregistrer\u00a0: ${name}`}
            buttonStyle="primary"
            disabled={isSending}
            type="submit"
          >
            Enregistrer
          </StaffButton>
        )}
        {!isWithdrawn && !isAsking && (
          <StaffButton aria-label={`Retirer le contenu\u00a0: ${name}`} {...opener}>
            Retirer le contenu
          </StaffButton>
        )}
        {isAsking && (
          <>
            <StaffButton
              buttonStyle="error"
              disabled={isSending}
              extraButtonProps={first}
              onClick={() => void send({ isWithdrawn: true }, 'Contenu retiré.')}
            >
              Effacer ces mots pour toujours
            </StaffButton>
            <StaffButton onClick={close}>Annuler</StaffButton>
          </>
        )}
      </div>
    </form>
  )
}
