'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'

type AskFormProps = { onSend: (note: string) => Promise<void>; onCancel: () => void }

/** What to look at, in a few words, and the request. Not a form of its own: it stands inside the document's. */
export function AskForm({ onCancel, onSend }: AskFormProps) {
  const id = useId()
  const [note, setNote] = useState('')
  return (
    <div className="review__ask">
      <label htmlFor={id}>Message pour qui relira (facultatif)</label>
      <textarea
        // What one came for: the button that was pressed has gone.
        autoFocus
        id={id}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
        rows={4}
        value={note}
      />
      <div className="review__actions">
        <Button margin={false} onClick={() => void onSend(note)} size="small">
          Envoyer la demande
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onCancel} size="small">
          Annuler
        </Button>
      </div>
    </div>
  )
}
