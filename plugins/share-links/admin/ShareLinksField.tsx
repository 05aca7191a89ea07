'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { copyFrom } from '@/components/admin/copy-from'
import { StaffButton, StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'
import { frenchDeadline } from '@/text/french-date'

import { DEFAULT_SHARE_HOURS, SHARE_DURATIONS, type ShareLinkView } from '../view'

const API = '/api/share-links'

/** Creates, copies and revokes links that let someone without an account read the draft of the page being edited. */
export function ShareLinksField() {
  const { id, isTrashed } = useDocumentInfo()
  if (isTrashed) return null
  return (
    <StaffPanel className="share-links" title="Partager un lien d’aperçu">
      {id ? (
        <ShareLinks pageId={String(id)} />
      ) : (
        <p className="staff-advice">Enregistrez d’abord un brouillon.</p>
      )}
    </StaffPanel>
  )
}

/** The form that creates a link to the page `pageId`, and the working links, latest expiry first. */
function ShareLinks({ pageId }: { pageId: string }) {
  const id = useId()
  const [hours, setHours] = useState<number>(DEFAULT_SHARE_HOURS)
  const [message, setMessage] = useState('')
  const { body, faults, readAgain } = useAnswer<{ links: ShareLinkView[] }>(
    `${API}/of-page/${pageId}`,
  )
  const links = body?.links ?? []
  // The revoked link disappears with its buttons: move the keyboard focus to the button that stays.
  const creates = useRef<HTMLButtonElement>(null)

  /** Sends the request, shows `done` or the error, then reads the links again. Resolves to whether it succeeded. */
  const perform = async (path: string, data: object, done: string): Promise<boolean> => {
    const { faults } = await ask('POST', API + path, data)
    setMessage(faults.join(' ') || done)
    await readAgain()
    return !faults.length
  }
  const revoke = async (link: string) => {
    if (await perform(`/${link}/revoke`, {}, 'Lien révoqué.')) creates.current?.focus()
  }
  return (
    <>
      <p className="staff-advice">
        Qui a le lien lit la page enregistrée, brouillons compris, sans compte.
      </p>
      <label htmlFor={id}>Valable pendant</label>
      <select
        className="staff-input"
        id={id}
        onChange={(event) => setHours(Number(event.target.value))}
        value={hours}
      >
        {SHARE_DURATIONS.map(({ hours, label }) => (
          <option key={hours} value={hours}>
            {label}
          </option>
        ))}
      </select>
      <StaffButton
        onClick={() => void perform('', { page: pageId, hours }, 'Lien créé.')}
        ref={creates}
      >
        Créer un lien
      </StaffButton>
      <p role="status">{message || faults.join(' ')}</p>
      {links.length > 0 && (
        <ul className="staff-list">
          {links.map((link) => (
            <ShareLinkItem
              key={link.id}
              link={link}
              onRevoke={() => void revoke(link.id)}
              say={setMessage}
            />
          ))}
        </ul>
      )}
    </>
  )
}

type ShareLinkItemProps = {
  link: ShareLinkView
  onRevoke: () => void
  /** Shows staff a message. */
  say: (message: string) => void
}

/** One link: its address, its expiry, and its actions. */
function ShareLinkItem({ link, onRevoke, say }: ShareLinkItemProps) {
  const id = useId()
  const address = useRef<HTMLInputElement>(null)

  async function copy() {
    const isCopied = await copyFrom(address.current!)
    say(isCopied ? 'Lien copié.' : 'Le lien est sélectionné\u00a0: copiez-le avec le clavier.')
  }

  return (
    <li className="share-links__item">
      <label htmlFor={id}>
        Lien valable jusqu’au {frenchDeadline(new Date(link.expiresAt))}
        {link.createdBy && `, créé par ${link.createdBy}`}
      </label>
      <input
        className="staff-input"
        id={id}
        onFocus={(event) => event.target.select()}
        readOnly
        ref={address}
        value={link.address}
      />
      <div className="staff-actions">
        <StaffButton onClick={() => void copy()}>Copier</StaffButton>
        <StaffButton buttonStyle="error" onClick={onRevoke}>
          Révoquer
        </StaffButton>
      </div>
    </li>
  )
}
