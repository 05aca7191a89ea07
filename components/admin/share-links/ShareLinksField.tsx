'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'

import {
  DEFAULT_SHARE_HOURS,
  SHARE_DURATIONS,
  type ShareLinkView,
} from '@/editing/share-links/view'
import { frenchDeadline } from '@/text/french-date'

import '../staff.css'
import './share-links.css'
import { useShareLinks } from './use-share-links'

/** Makes, copies and revokes links by which someone without an account reads the draft of the page that is edited. */
export function ShareLinksField() {
  const { id, isTrashed } = useDocumentInfo()
  if (isTrashed) return null
  return (
    <section className="field-type share-links" aria-labelledby="share-links-title">
      <h3 className="staff-title" id="share-links-title">
        Partager un lien d’aperçu
      </h3>
      {id ? (
        <ShareLinks pageId={String(id)} />
      ) : (
        <p className="staff-advice">Enregistrez d’abord un brouillon.</p>
      )}
    </section>
  )
}

/** The form that makes a link to the page `pageId`, and the links that work. */
function ShareLinks({ pageId }: { pageId: string }) {
  const id = useId()
  const [hours, setHours] = useState<number>(DEFAULT_SHARE_HOURS)
  const { links, message, say, create, revoke } = useShareLinks(pageId)
  // The revoked link goes with its buttons: whoever uses the keyboard goes on from the one that stays.
  const creates = useRef<HTMLButtonElement>(null)
  const revokeAndLeave = async (link: string) => {
    if (await revoke(link)) creates.current?.focus()
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
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => void create(hours)}
        ref={creates}
        size="small"
      >
        Créer un lien
      </Button>
      <p className="share-links__message" role="status">
        {message}
      </p>
      {links.length > 0 && (
        <ul className="staff-list">
          {links.map((link) => (
            <ShareLinkItem
              key={link.id}
              link={link}
              onRevoke={() => void revokeAndLeave(link.id)}
              say={say}
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
  /** Tells staff what was done. */
  say: (message: string) => void
}

/** One link: its address, until when it works, and what can be done with it. */
function ShareLinkItem({ link, onRevoke, say }: ShareLinkItemProps) {
  const id = useId()
  const address = useRef<HTMLInputElement>(null)

  async function copy() {
    try {
      await navigator.clipboard.writeText(link.address)
      say('Lien copié.')
    } catch {
      // Browsers refuse where the site is not served over TLS, or when asked to.
      address.current?.select()
      say('Le lien est sélectionné\u00a0: copiez-le avec le clavier.')
    }
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
        <Button buttonStyle="secondary" margin={false} onClick={() => void copy()} size="small">
          Copier
        </Button>
        <Button buttonStyle="error" margin={false} onClick={onRevoke} size="small">
          Révoquer
        </Button>
      </div>
    </li>
  )
}
