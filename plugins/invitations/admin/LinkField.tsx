'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton, StaffPanel } from '@/components/admin/StaffRegion'

import type { SentLink } from '../send'

/** On the screen of an invitation: sends a link, which replaces the former one. */
export function InvitationLink() {
  return (
    <LinkPanel
      advice="Envoie le lien, ou l’affiche si le site n’envoie pas de courriel. Un nouveau lien remplace le précédent, et vaut sept jours."
      button="Envoyer un lien"
      title="Lien d’invitation"
    />
  )
}

/** On the account of another person: sends them a link to choose a new password. */
export function PasswordLink() {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  if (!id || id === user?.id) return null
  return (
    <LinkPanel
      advice="Pour qui a oublié son mot de passe. Ce lien vaut une heure, et ne sert qu’une fois."
      button="Envoyer un lien"
      title="Nouveau mot de passe"
    />
  )
}

type LinkPanelProps = { title: string; advice: string; button: string }

/** A button that asks for the link of this document. The answer has the link only if the site sends no email. */
function LinkPanel({ advice, button, title }: LinkPanelProps) {
  const id = useId()
  const { collectionSlug, id: document } = useDocumentInfo()
  const [link, setLink] = useState<string | null>(null)
  const [message, setMessage] = useState('')
  const [isSending, setIsSending] = useState(false)

  const send = async () => {
    setIsSending(true)
    const { body, faults } = await ask<SentLink>('POST', `/api/${collectionSlug}/${document}/link`)
    setIsSending(false)
    setLink(body?.link ?? null)
    setMessage(faults.join(' ') || (body?.link ? TO_PASS_ON : 'Le courriel est parti.'))
  }
  return (
    <StaffPanel className="account-link" title={title}>
      <p className="staff-advice">{advice}</p>
      <StaffButton disabled={isSending} onClick={() => void send()}>
        {button}
      </StaffButton>
      <p role="status">{message}</p>
      {link && (
        <>
          <label htmlFor={id}>Lien à transmettre</label>
          <input
            className="staff-input"
            id={id}
            onFocus={(event) => event.target.select()}
            readOnly
            value={link}
          />
        </>
      )}
    </StaffPanel>
  )
}

const TO_PASS_ON =
  'Le site n’envoie pas de courriel\u00a0: transmettez vous-même ce lien, qui n’est montré qu’une fois.'
