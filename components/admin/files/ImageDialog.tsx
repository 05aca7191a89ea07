import {
  closeImageDialog$,
  imageDialogState$,
  saveImage$,
  useCellValues,
  usePublisher,
} from '@mdxeditor/editor'
import { useId, useState, type KeyboardEvent } from 'react'

import { StaffDialog } from '../StaffDialog'

/** What an image says in this text, asked in place of the editor's own dialog, whose fields have no labels. */
export function ImageDialog() {
  const [state] = useCellValues(imageDialogState$)
  return state.type === 'editing' ? <Words key={state.nodeKey} {...state.initialValues} /> : null
}

type WordsProps = { src?: string; title?: string; altText?: string }

function Words({ src, title, altText = '' }: WordsProps) {
  const id = useId()
  const [words, setWords] = useState(altText)
  const save = usePublisher(saveImage$)
  const close = usePublisher(closeImageDialog$)

  const keep = () => save({ src, title, altText: words.trim() })
  const keepOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // Else it would send the form around the editor.
    event.preventDefault()
    keep()
  }
  return (
    <StaffDialog className="image-dialog" onCancel={() => close()} title="Image">
      <p>{src}</p>
      <label htmlFor={id}>Texte de remplacement dans ce texte</label>
      <input
        aria-describedby={`${id}-help`}
        className="staff-input"
        id={id}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={keepOnEnter}
        value={words}
      />
      <p id={`${id}-help`}>Vide, l’image garde le texte de remplacement de sa fiche.</p>
      <div className="staff-actions">
        <button className="btn btn--style-secondary" onClick={() => close()} type="button">
          Annuler
        </button>
        <button className="btn btn--style-primary" onClick={keep} type="button">
          Enregistrer
        </button>
      </div>
    </StaffDialog>
  )
}
