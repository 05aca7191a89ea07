import { Link } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'

import { describe, readsSame } from '@/editing/changes/describe'
import { withNames } from '@/editing/changes/names'

import { historyPage, lastPublished, type Version } from '../versions'
import {
  addressesOf,
  HistoryFrame,
  subjectOf,
  statusWords,
  summaryWords,
  whenWords,
  whoWords,
} from './HistoryFrame'

/** Replaces Payload’s list of versions: when, who, what kind of save, and what changed, newest first. */
export async function HistoryList(props: DocumentViewServerProps) {
  const { hasPublishedDoc, initPageResult, searchParams } = props
  const { req } = initPageResult
  const subject = subjectOf(props)
  if (!subject) notFound()

  const asked = Math.max(1, Math.trunc(Number(searchParams?.page)) || 1)
  const { entries, page, pages } = await historyPage(req, subject, asked)
  const online = hasPublishedDoc ? await lastPublished(req, subject) : null
  const { flattenedFields } = subject.config
  const isAsOnline = ({ data, savedAt, status }: Version) =>
    status === 'draft' &&
    online !== null &&
    savedAt > online.savedAt &&
    readsSame(online.data, data, flattenedFields)
  const described = await withNames(req, (names) =>
    entries.map(({ version, previous }) => ({
      version,
      previous,
      who: whoWords(version, names),
      changes: describe(previous?.data, version.data, flattenedFields, names),
    })),
  )
  const addresses = addressesOf(props)

  return (
    <HistoryFrame {...props}>
      <h2>Historique</h2>
      <ol className="history__list staff-rows">
        {described.map(({ version, previous, who, changes }) => (
          <li key={version.id}>
            <p className="history__moment">
              <Link href={addresses.version(version.id)}>{whenWords(version)}</Link>
              {who && ` — ${who}`} —{' '}
              {isAsOnline(version) ? 'revenu à ce qui est en ligne' : statusWords(version)}
              {version.id === online?.id && <strong> — en ligne</strong>}
            </p>
            <p>{summaryWords(version, previous, changes)}</p>
          </li>
        ))}
      </ol>
      {entries.length === 0 && <p>Rien n’a encore été enregistré.</p>}
      <HistoryPages href={addresses.list} page={page} pages={pages} />
    </HistoryFrame>
  )
}

type HistoryPagesProps = { href: string; page: number; pages: number }

/** Links to newer and older versions. */
function HistoryPages({ href, page, pages }: HistoryPagesProps) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages de l’historique" className="history__pages">
      {page > 1 && <Link href={`${href}?page=${page - 1}`}>Versions plus récentes</Link>}
      <span>
        Page {page} sur {pages}
      </span>
      {page < pages && <Link href={`${href}?page=${page + 1}`}>Versions plus anciennes</Link>}
    </nav>
  )
}
