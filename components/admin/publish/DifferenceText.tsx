import type { DiffPart } from '@/lib/word-diff'

/** A text and what changed in it: struck out or underlined for the eye, said in words for a screen reader. */
export function DifferenceText({ parts }: { parts: DiffPart[] }) {
  return parts.map(({ kind, text }, index) => {
    switch (kind) {
      case 'same':
        return <span key={index}>{text}</span>
      case 'removed':
        return (
          <del key={index}>
            <span className="publish-dialog__said"> [supprimé&nbsp;: </span>
            {text}
            <span className="publish-dialog__said">] </span>
          </del>
        )
      case 'added':
        return (
          <ins key={index}>
            <span className="publish-dialog__said"> [ajouté&nbsp;: </span>
            {text}
            <span className="publish-dialog__said">] </span>
          </ins>
        )
      default:
        return kind satisfies never
    }
  })
}
