import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import type { ReactNode } from 'react'

import { UNKNOWN_AUTHOR } from '@/editing/document-title'
import type { Change } from '@/editing/changes/changes'
import { labelText } from '@/editing/document-title'
import type { Names } from '@/editing/changes/names'
import { frenchWeekdayMoment } from '@/text/french-date'

import { summary } from '../summary'
import type { Subject, Version } from '../versions'
import '@/components/admin/staff.css'
import './history.css'

type ViewProps = Pick<DocumentViewServerProps, 'initPageResult' | 'routeSegments'>

type HistoryFrameProps = ViewProps & { children: ReactNode }

/** The frame of both history screens: breadcrumbs in Payload’s own bar, and margins. */
export function HistoryFrame({ children, initPageResult, routeSegments }: HistoryFrameProps) {
  const { collectionConfig, docID, globalConfig } = initPageResult
  return (
    <>
      <SetDocumentStepNav
        collectionSlug={collectionConfig?.slug}
        globalSlug={globalConfig?.slug}
        id={docID}
        isTrashed={routeSegments[2] === 'trash'}
        pluralLabel={labelText(collectionConfig?.labels.plural ?? globalConfig?.label, 'Contenus')}
        useAsTitle={collectionConfig?.admin.useAsTitle ?? globalConfig?.slug}
        view="Historique"
      />
      <main className="history">
        <Gutter>{children}</Gutter>
      </main>
    </>
  )
}

/** The document or global of a history screen; null when Payload does not know it. */
export function subjectOf({ initPageResult }: ViewProps): Subject | null {
  const { collectionConfig, docID, globalConfig } = initPageResult
  if (globalConfig) return { kind: 'global', config: globalConfig }
  if (collectionConfig && docID) {
    return { kind: 'document', config: collectionConfig, id: String(docID) }
  }
  return null
}

/** Addresses of the subject's admin screens, including for documents in the trash. */
export function addressesOf({ routeSegments }: Pick<ViewProps, 'routeSegments'>) {
  const [kind, slug, ...rest] = routeSegments
  const own = kind === 'globals' ? [] : rest.slice(0, rest[0] === 'trash' ? 2 : 1)
  const edit = `/admin/${[kind, slug, ...own].join('/')}`
  return { edit, list: `${edit}/versions`, version: (id: string) => `${edit}/versions/${id}` }
}

/** « mercredi 25 novembre 2026 à 16 h 15 », in Paris. */
export const whenWords = ({ savedAt }: Version): string => frenchWeekdayMoment(savedAt)

/** Who saved the version; null when authors are not recorded. */
export function whoWords({ author }: Version, names: Names): string | null {
  if (author === undefined) return null
  return author === null ? UNKNOWN_AUTHOR : names('users', author)
}

/** The kind of save, in French. */
export function statusWords({ autosaved, status, trashed }: Version): string {
  if (trashed) return 'mis à la corbeille'
  if (status === 'published') return 'publié'
  return autosaved ? 'enregistrement automatique' : 'brouillon'
}

/** What changed since `previous`, on one line; publishing an unchanged draft has its own words. */
export function summaryWords(
  { status, trashed }: Version,
  previous: Version | null,
  changes: Change[],
): string {
  if (!previous) return 'Première version'
  const isPublication = status === 'published' && previous.status === 'draft' && !trashed
  return changes.length === 0 && isPublication ? 'Publication du brouillon' : summary(changes)
}
