import type { ReactNode } from 'react'

import type { DiffPart } from '@/text/word-diff'

import './changed-words.css'

type ChangedWordsProps = { parts: DiffPart[] }

/**
 * A text with the words that went and came. Colour and line are not for all (RGAA 3.1): marks in the text say it to
 * screen readers, which seldom announce `del` and `ins`.
 */
export function ChangedWords({ parts }: ChangedWordsProps) {
  return parts.map(({ kind, text }, index) => {
    switch (kind) {
      case 'same':
        return <span key={index}>{text}</span>
      case 'removed':
        return (
          <del key={index}>
            <Said>[supprimé&nbsp;: </Said>
            {text}
            <Said>]</Said>
          </del>
        )
      case 'added':
        return (
          <ins key={index}>
            <Said>[ajouté&nbsp;: </Said>
            {text}
            <Said>]</Said>
          </ins>
        )
      default:
        return kind satisfies never
    }
  })
}

const Said = ({ children }: { children: ReactNode }) => (
  <span className="changed-words__said">{children}</span>
)
