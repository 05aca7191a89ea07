import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import type { ReactNode } from 'react'

import { labelOf } from '@/editing/history/names'

import './history.css'

type HistoryFrameProps = Pick<DocumentViewServerProps, 'initPageResult' | 'routeSegments'> & {
  children: ReactNode
}

/** What surrounds both screens of the history: the way back, in Payload’s own bar, and margins. */
export function HistoryFrame({ children, initPageResult, routeSegments }: HistoryFrameProps) {
  const { collectionConfig, docID, globalConfig } = initPageResult
  return (
    <>
      <SetDocumentStepNav
        collectionSlug={collectionConfig?.slug}
        globalSlug={globalConfig?.slug}
        id={docID}
        isTrashed={routeSegments[2] === 'trash'}
        pluralLabel={labelOf(collectionConfig?.labels.plural ?? globalConfig?.label, 'Contenus')}
        useAsTitle={collectionConfig?.admin.useAsTitle ?? globalConfig?.slug}
        view="Historique"
      />
      <main className="history">
        <Gutter>{children}</Gutter>
      </main>
    </>
  )
}
