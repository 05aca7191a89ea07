import {
  closeImageDialog$,
  imageDialogState$,
  saveImage$,
  useCellValues,
  usePublisher,
} from '@mdxeditor/editor'
import { useId, useState } from 'react'

import { StaffDialog } from '../StaffDialog'

/** The dialog that edits the alternative text of an image in this text. */
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

  return (
    <StaffDialog
      className="image-dialog"
      does="Enregistrer"
      onClose={() => close()}
      onDo={() => save({ src, title, altText: words.trim() })}
      title="Image"
    >
      <p>{src}</p>
      <label htmlFor={id}>Texte de remplacement dans ce texte</label>
      <input
        aria-describedby={`${id}-help`}
        className="staff-input"
        id={id}
        onChange={({ target }) => setWords(target.value)}
        value={words}
      />
      <p id={`${id}-help`}>Vide, l’image garde le texte de remplacement de sa fiche.</p>
    </StaffDialog>
  )
}
