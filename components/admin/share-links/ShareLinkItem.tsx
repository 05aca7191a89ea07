'use client'

import { Button } from '@payloadcms/ui'
import { useId, useRef } from 'react'

import type { ShareLinkView } from '@/editing/share-links/view'
import { frenchDeadline } from '@/text/french-date'

type ShareLinkItemProps = {
  link: ShareLinkView
  onRevoke: () => void
  /** Tells staff what was done. */
  say: (message: string) => void
}

/** One link: its address, until when it works, and what can be done with it. */
export function ShareLinkItem({ link, onRevoke, say }: ShareLinkItemProps) {
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
