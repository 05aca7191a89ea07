'use client'

import { useId, useState } from 'react'

import { ChangeList } from '@/components/admin/changes/ChangeList'
import { useMoveBelow, WarningList } from '@/components/admin/publish/Warnings'
import '@/components/admin/staff.css'
import { StaffDialog } from '@/components/admin/StaffDialog'
import { changeWords } from '@/editing/change-words'

import type { Waiting } from '../endpoints'
import type { WaitingDocument } from '../waiting'
import { PublishErrors, type PublishError } from './PublishErrors'

type PublishDialogProps = {
  waiting: Waiting
  /** Reveals the field of the page at `path`. */
  onGo: (path: string) => void
  onClose: () => void
  /** Resolves to why nothing was published, or to [] on success. `withBelow`: move the pages below too. */
  onPublish: (chosen: WaitingDocument[], withBelow: boolean) => Promise<PublishError[]>
}

/** Lists the changes in the page and the unpublished documents that it shows, all selected, with their changes. */
export function PublishDialog({ waiting, onClose, onGo, onPublish }: PublishDialogProps) {
  const { documents, page } = waiting
  const [left, setLeft] = useState<string[]>([])
  const [errors, setErrors] = useState<PublishError[]>([])
  const [isPublishing, setIsPublishing] = useState(false)
  const warnings = page?.warnings ?? []
  const [withBelow, belowChoice] = useMoveBelow(warnings)

  const isChosen = ({ id: key }: WaitingDocument) => !left.includes(key)
  const toggle = ({ id: key }: WaitingDocument) =>
    setLeft(left.includes(key) ? left.filter((other) => other !== key) : [...left, key])
  const publish = async () => {
    setIsPublishing(true)
    setErrors(await onPublish(documents.filter(isChosen), withBelow))
    setIsPublishing(false)
  }

  return (
    <StaffDialog
      className="publish-dialog"
      does="Publier tout ce qui est coché"
      isBusy={isPublishing}
      onClose={onClose}
      onDo={() => void publish()}
      title="Publier la page et ce qu’elle montre"
    >
      <PublishErrors errors={errors} onGo={onGo} />
      <p>
        La page montre des contenus dont les dernières modifications ne sont pas publiées. La page
        et ce que vous cochez sont publiés ensemble, ou rien ne l’est.
      </p>
      <p className="change-list__legend">
        <del>Barré</del>&nbsp;: supprimé. <ins>Souligné</ins>&nbsp;: ajouté.
      </p>
      <h3>Dans la page elle-même</h3>
      {page?.changes.length ? <ChangeList changes={page.changes} /> : <p>Rien n’y change.</p>}
      <WarningList onGo={({ path }) => onGo(path)} warnings={warnings} />
      {belowChoice}
      <h3>Dans ce qu’elle montre</h3>
      <ul className="publish-dialog__documents staff-rows staff-choices">
        {documents.map((document) => (
          <WaitingItem
            document={document}
            isChosen={isChosen(document)}
            key={document.id}
            onToggle={() => toggle(document)}
          />
        ))}
      </ul>
    </StaffDialog>
  )
}

type WaitingItemProps = { document: WaitingDocument; isChosen: boolean; onToggle: () => void }

/** A document to publish with the page or to leave as a draft, with its changes. */
function WaitingItem({ document, isChosen, onToggle }: WaitingItemProps) {
  const id = useId()
  const [now] = useState(() => new Date())
  const { changes, kind, title, warnings } = document
  const change = { ...document, updatedAt: new Date(document.updatedAt) }
  return (
    <li>
      <label htmlFor={id}>
        <input checked={isChosen} id={id} onChange={onToggle} type="checkbox" />
        <strong>
          {kind}&nbsp;: {title}
        </strong>
      </label>
      <p>{changeWords(change, now)}</p>
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        <p>Le texte est le même que celui qui est publié.</p>
      )}
      <WarningList warnings={warnings} />
    </li>
  )
}
