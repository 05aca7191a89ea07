import { frenchMoment } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'
import type { DiffPart } from '@/text/word-diff'

import { versionHref } from '../address'
import type { Entry } from '../changes'
import type { PassageChange } from '../passages'

/** Passages to show of one change: beyond it, the page itself tells more. */
const MOST_SHOWN = 60

type EntryChangesProps = { entry: Entry; path: string }

/** The reason of a change, its words, and links to the page before and after it. `path`: of the page. */
export function EntryChanges({ entry, path }: EntryChangesProps) {
  const { at, before, changes, kind, reason } = entry
  const others = changes.length - MOST_SHOWN
  return (
    <>
      {reason && (
        <p>
          <strong>{'Pourquoi\u00a0: '}</strong>
          {frenchTypography(reason)}
        </p>
      )}
      {!changes.length && <p>{wordsWithout(entry)}</p>}
      {changes.slice(0, MOST_SHOWN).map((change, index) => (
        <Passage
          key={index}
          change={change}
          isSameHeading={headingAt(changes, index - 1) === change.under}
        />
      ))}
      {others > 0 && (
        <p>{others === 1 ? 'Et un autre passage.' : `Et ${others} autres passages.`}</p>
      )}
      <ul className="eig-list" role="list">
        {before && (
          <VersionLink path={path} at={before} words="Voir la page avant ce changement" of={at} />
        )}
        {kind !== 'absent' && !entry.isWithdrawn && (
          <VersionLink path={path} at={at} words="Voir la page après ce changement" of={at} />
        )}
      </ul>
    </>
  )
}

const headingAt = (changes: PassageChange[], index: number) => changes[index]?.under

function wordsWithout({ isWithdrawn, kind }: Entry): string {
  if (kind === 'absent') return 'La page a été mise hors ligne.'
  if (isWithdrawn) return 'Le contenu de cette version a été retiré.'
  return 'La page est revenue en ligne ou à un texte précédent, sans autre changement.'
}

type VersionLinkProps = { path: string; at: Date; words: string; of: Date }

const VersionLink = ({ at, of, path, words }: VersionLinkProps) => (
  <li>
    <a className="fr-link" href={versionHref(path, at)}>
      {words}
      <span className="fr-sr-only"> du {frenchMoment(of)}</span>
    </a>
  </li>
)

type PassageProps = { change: PassageChange; isSameHeading: boolean }

/** A changed passage, under the heading of the page that it follows. */
function Passage({ change: { parts, under }, isSameHeading }: PassageProps) {
  return (
    <>
      {under && !isSameHeading && <h3 className="fr-h6">{under}</h3>}
      <p>
        {parts.map((part, index) => (
          <Part key={index} {...part} />
        ))}
      </p>
    </>
  )
}

const SAID = { added: 'ajouté\u00a0: ', removed: 'supprimé\u00a0: ' } as const

/** Words, marked for screen readers too, which do not tell `ins` and `del`. */
function Part({ kind, text }: DiffPart) {
  if (kind === 'same') return text
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="fr-sr-only">{SAID[kind]}</span>
      {text}
    </Mark>
  )
}
