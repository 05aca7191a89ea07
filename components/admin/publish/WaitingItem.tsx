import { useId, useState } from 'react'

import { changeWords } from '@/editing/change-words'
import type { WaitingDocument } from '@/editing/publish-together/waiting'

import { ChangeList } from '../changes/ChangeList'

type WaitingItemProps = { document: WaitingDocument; isChosen: boolean; onToggle: () => void }

/** A document to publish with the page or to leave a draft, and what changes in it. */
export function WaitingItem({ document, isChosen, onToggle }: WaitingItemProps) {
  const id = useId()
  const [now] = useState(() => new Date())
  const { changes, kind, title } = document
  const change = { ...document, updatedAt: new Date(document.updatedAt) }
  return (
    <li>
      <label className="publish-dialog__choice" htmlFor={id}>
        <input checked={isChosen} id={id} onChange={onToggle} type="checkbox" />
        <span>
          {kind}&nbsp;: {title}
        </span>
      </label>
      <p>{changeWords(change, now)}</p>
      {changes.length > 0 ? (
        <ChangeList changes={changes} />
      ) : (
        <p>Le texte est le même que celui qui est publié.</p>
      )}
    </li>
  )
}
