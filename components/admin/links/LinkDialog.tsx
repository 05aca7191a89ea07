import {
  Cell,
  cancelLinkEdit$,
  linkDialogState$,
  realmPlugin,
  removeLink$,
  switchFromPreviewToLinkEdit$,
  updateLink$,
  useCellValue,
  usePublisher,
  type EditLinkDialog,
} from '@mdxeditor/editor'
import { useId, useState } from 'react'

import type { Destination } from '@/editing/site-links/published-context'

import { StaffDialog } from '../StaffDialog'
import { AddressInput } from './AddressInput'

const destinations$ = Cell<Destination[]>([])

/** Gives the link dialog its suggestions, once they are loaded. */
export const destinationsPlugin = realmPlugin<Destination[]>({
  init: (realm, known = []) => realm.pub(destinations$, known),
  update: (realm, known = []) => realm.pub(destinations$, known),
})

/** The dialog of a link's address and, when the caret is in a link, the actions on it. */
export function LinkDialog() {
  const state = useCellValue(linkDialogState$)
  switch (state.type) {
    case 'edit':
      return <LinkForm {...state} />
    case 'preview':
      return <LinkActions url={state.url} />
    case 'inactive':
      return <></>
    default:
      return state satisfies never
  }
}

function LinkForm({ initialUrl, text, title, withAnchorText }: EditLinkDialog) {
  const id = useId()
  const destinations = useCellValue(destinations$)
  const update = usePublisher(updateLink$)
  const cancel = usePublisher(cancelLinkEdit$)
  const [url, setUrl] = useState(initialUrl)
  const [words, setWords] = useState(text)

  return (
    <StaffDialog
      className="link-dialog"
      does="Enregistrer le lien"
      onClose={() => cancel()}
      onDo={() => update({ url, title, text: words })}
      title="Lien"
    >
      <label htmlFor={id}>Page, question, fichier du site, ou adresse</label>
      <AddressInput
        aria-describedby={`${id}-help`}
        destinations={destinations}
        id={id}
        onChange={setUrl}
        value={url}
      />
      <p className="staff-advice" id={`${id}-help`}>
        Tapez quelques lettres d’un titre, ou collez une adresse.
      </p>
      {withAnchorText && (
        <>
          <label htmlFor={`${id}-words`}>Texte du lien</label>
          <input
            className="staff-input"
            id={`${id}-words`}
            onChange={({ target }) => setWords(target.value)}
            value={words}
          />
        </>
      )}
    </StaffDialog>
  )
}

function LinkActions({ url }: { url: string }) {
  const edit = usePublisher(switchFromPreviewToLinkEdit$)
  const remove = usePublisher(removeLink$)
  return (
    <div aria-label="Lien" className="link-actions" role="group">
      <span>{url}</span>
      <button className="staff-link" onClick={() => edit()} type="button">
        Modifier le lien
      </button>
      <button className="staff-link" onClick={() => remove()} type="button">
        Supprimer le lien
      </button>
    </div>
  )
}
