import type { DiffPart } from '@/lib/word-diff'

type TextChangeProps = { parts: DiffPart[] }

/**
 * A text with the words that went and came. Colour and line are not for all (RGAA 3.1): marks in the text say it to
 * screen readers, which seldom announce `del` and `ins`.
 */
export function TextChange({ parts }: TextChangeProps) {
  return <div className="history__text">{parts.map(part)}</div>
}

function part({ kind, text }: DiffPart, index: number) {
  switch (kind) {
    case 'same':
      return <span key={index}>{text}</span>
    case 'removed':
      return (
        <del key={index}>
          <span className="sr-only">[supprimé : </span>
          {text}
          <span className="sr-only">]</span>
        </del>
      )
    case 'added':
      return (
        <ins key={index}>
          <span className="sr-only">[ajouté : </span>
          {text}
          <span className="sr-only">]</span>
        </ins>
      )
    default:
      return kind satisfies never
  }
}
