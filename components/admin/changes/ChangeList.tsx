import type { ReactNode } from 'react'

import { itemSentence, type Change } from '@/editing/changes/changes'
import type { DiffPart } from '@/text/word-diff'

import '../staff.css'
import './change-list.css'

/** The changes between two versions of a document, field by field. */
export function ChangeList({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <p>Aucun changement du contenu.</p>
  return (
    <ul className="change-list staff-rows">
      {changes.map((change, index) => (
        <li key={index}>
          {change.trail.length > 0 && (
            <p className="change-list__trail">{change.trail.join(' › ')}</p>
          )}
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
        <div className="change-list__text">
          <ChangedWords parts={change.parts} />
        </div>
      )
    case 'value': {
      const [before, after] = [change.before ?? 'vide', change.after ?? 'vide']
      // The form only knows the ids and collection of linked documents, so both values may read the same.
      if (before === after) return <p>Modifié.</p>
      return (
        <p>
          {before} <span aria-hidden="true">→</span>
          <Said> devient </Said> {after}
        </p>
      )
    }
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

/**
 * A text with its removed and added words. Not everyone sees colour and lines (RGAA 3.1), so hidden text marks the changes
 * for screen readers, which seldom announce `del` and `ins`.
 */
function ChangedWords({ parts }: { parts: DiffPart[] }) {
  return parts.map(({ kind, text }, index) => {
    if (kind === 'same') return <span key={index}>{text}</span>
    const { Mark, said } = MARKS[kind]
    return (
      <Mark key={index}>
        <Said>[{said}&nbsp;: </Said>
        {text}
        <Said>]</Said>
      </Mark>
    )
  })
}

const MARKS = {
  removed: { Mark: 'del', said: 'supprimé' },
  added: { Mark: 'ins', said: 'ajouté' },
} as const satisfies Record<Exclude<DiffPart['kind'], 'same'>, { Mark: string; said: string }>

const Said = ({ children }: { children: ReactNode }) => (
  <span className="staff-unseen">{children}</span>
)
