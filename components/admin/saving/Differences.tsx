import type { Difference } from '@/editing/saving/differences'
import { wordDiff } from '@/text/word-diff'

/** What differs between two versions, field by field, by words. */
export function Differences({ differences }: { differences: Difference[] }) {
  return (
    <dl className="saving__differences">
      {differences.map(({ label, before, after }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{before || after ? <Words before={before} after={after} /> : 'Modifié.'}</dd>
        </div>
      ))}
    </dl>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  return wordDiff(before, after).map(({ kind, text }, index) => {
    switch (kind) {
      case 'same':
        return <span key={index}>{text}</span>
      case 'removed':
        return <del key={index}>{text}</del>
      case 'added':
        return <ins key={index}>{text}</ins>
      default:
        return kind satisfies never
    }
  })
}
