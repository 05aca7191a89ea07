import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'

import { type SearchAnswer, type SearchResult, STATUS_WORDS } from '../view'

type ResultListProps = { answer: SearchAnswer; onOpen?: () => void }

/** The results, as links to the field of each in its form. */
export const ResultList = ({ answer: { more, results }, onOpen }: ResultListProps) => (
  <>
    <ul className="staff-list search-results">
      {results.map((result, index) => (
        <li key={index}>
          <ResultTitle onOpen={onOpen} result={result} />
          <p>
            {result.pieces.map(({ isFound, words }, place) =>
              isFound ? <mark key={place}>{words}</mark> : <span key={place}>{words}</span>,
            )}
          </p>
        </li>
      ))}
    </ul>
    {more > 0 && <p>{more === 1 ? 'Un autre résultat.' : `${more}\u00a0autres résultats.`}</p>}
  </>
)

type ResultTitleProps = { result: SearchResult; onOpen?: () => void }

/** « Page : Administrations — Sections > 2 (Texte) > Texte », and « Publié ». */
function ResultTitle({ onOpen, result }: ResultTitleProps) {
  const { href, kind, label, status, title } = result
  const pathname = usePathname()
  const words = `${kind}${title && `\u00a0: ${title}`} — ${label}`
  // On the screen of this document, a plain link keeps the form, and only reveals the field.
  const Anchor = href?.split('#')[0] === pathname ? 'a' : Link
  const told = href
    ? status && STATUS_WORDS[status]
    : 'Demandez à une personne qui administre le site'
  return (
    <>
      {href ? (
        <Anchor href={href} onClick={onOpen}>
          {words}
        </Anchor>
      ) : (
        <strong>{words}</strong>
      )}
      {told && <span className="search-results__status">{told}</span>}
    </>
  )
}
