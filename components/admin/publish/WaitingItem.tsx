import { useId, useState } from 'react'

import { changeWords } from '@/editing/change-words'
import type { WaitingDocument } from '@/editing/publish-together/waiting'

import { ChangedWords } from '../ChangedWords'

type WaitingItemProps = { document: WaitingDocument; isChosen: boolean; onToggle: () => void }

/** A document to publish with the page or to leave a draft, and what changes in it. */
export function WaitingItem({ document, isChosen, onToggle }: WaitingItemProps) {
  const id = useId()
  const [now] = useState(() => new Date())
  const { differences, kind, title } = document
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
      {differences.length === 0 && <p>Le texte est le même que celui qui est publié.</p>}
      {differences.length > 0 && (
        <dl>
          {differences.map(({ label, parts }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <ChangedWords parts={parts} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
