import type { Change } from '@/editing/history/changes'
import { itemSentence } from '@/editing/history/words'

import { ChangedWords } from '../ChangedWords'

type ChangeListProps = { changes: Change[] }

/** Field by field, what a version changed. */
export function ChangeList({ changes }: ChangeListProps) {
  if (changes.length === 0) return <p>Aucun changement du contenu.</p>
  return (
    <ul className="history__changes">
      {changes.map((change, index) => (
        <li key={index}>
          {change.trail.length > 0 && <p className="history__trail">{change.trail.join(' › ')}</p>}
          <ChangeBody change={change} />
        </li>
      ))}
    </ul>
  )
}

function ChangeBody({ change }: { change: Change }) {
  switch (change.kind) {
    case 'text':
      return (
        <div className="history__text">
          <ChangedWords parts={change.parts} />
        </div>
      )
    case 'value':
      return (
        <p>
          {change.before ?? 'vide'} <span aria-hidden="true">→</span>
          <span className="sr-only"> devient </span> {change.after ?? 'vide'}
        </p>
      )
    case 'item':
      return (
        <>
          <p>{itemSentence(change.name, change.event)}</p>
          {change.content.length > 0 && <ChangeList changes={change.content} />}
        </>
      )
    default:
      return change satisfies never
  }
}
