'use client'

import { Button, SaveButton, toast, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState, type MouseEvent } from 'react'

import { ask } from '../ask'
import { copyFrom } from '../copy-from'
import { StaffDialog } from '../StaffDialog'

const LIST = '/admin/collections/api-keys'

/** Saves a key; for a new one, « Créer la clé », then shows it in a dialog, the only time that the site gives it. */
export function SaveKey() {
  const { id } = useDocumentInfo()
  return id ? <SaveButton /> : <CreateKey />
}

function CreateKey() {
  const router = useRouter()
  const { getData, setModified, validateForm } = useForm()
  const [key, setKey] = useState('')
  const [isSending, setIsSending] = useState(false)
  const create = async () => {
    if (!(await validateForm())) return
    setIsSending(true)
    const { body, faults } = await ask<{ doc: { key: string } }>('POST', '/api/api-keys', getData())
    setIsSending(false)
    if (!body) return toast.error(faults.join(' '))
    setModified(false)
    setKey(body.doc.key)
  }
  // A submit button, so that Enter in a field creates the key here too.
  const press = (event: MouseEvent) => {
    event.preventDefault()
    void create()
  }
  return (
    <>
      <Button
        disabled={isSending || Boolean(key)}
        id="action-save"
        onClick={press}
        size="medium"
        type="submit"
      >
        Créer la clé
      </Button>
      {key && <NewKey apiKey={key} onClose={() => router.push(LIST)} />}
    </>
  )
}

function NewKey({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [message, setMessage] = useState('')
  const copy = async () => {
    const isCopied = await copyFrom(field.current!)
    setMessage(
      isCopied ? 'Clé copiée.' : 'La clé est sélectionnée\u00a0: copiez-la avec le clavier.',
    )
  }
  return (
    <StaffDialog
      className="new-api-key"
      does="Copier la clé"
      leaves="Fermer"
      onClose={onClose}
      onDo={() => void copy()}
      title="Votre clé d’API"
    >
      <p>
        Copiez cette clé maintenant, et gardez-la comme un mot de passe&nbsp;: elle ne sera plus
        montrée.
      </p>
      <label htmlFor={id}>Clé</label>
      <input
        className="staff-input"
        id={id}
        onFocus={(event) => event.target.select()}
        readOnly
        ref={field}
        value={apiKey}
      />
      <p role="status">{message}</p>
    </StaffDialog>
  )
}
