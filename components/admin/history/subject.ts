import type { DocumentViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'

import type { Subject } from '@/editing/history/versions'

type ViewProps = Pick<DocumentViewServerProps, 'initPageResult' | 'routeSegments'>

/** What a screen of the history is about; null when Payload does not know it. */
export function subjectOf({ initPageResult }: ViewProps): Subject | null {
  const { collectionConfig, docID, globalConfig } = initPageResult
  if (globalConfig) return { kind: 'global', config: globalConfig }
  if (collectionConfig && docID) {
    return { kind: 'document', config: collectionConfig, id: String(docID) }
  }
  return null
}

/** Addresses of the admin about the subject, in the trash too. */
export function addressesOf({ initPageResult, routeSegments }: ViewProps) {
  const [kind, slug, ...rest] = routeSegments
  const own = kind === 'globals' ? [] : rest.slice(0, rest[0] === 'trash' ? 2 : 1)
  const adminRoute = initPageResult.req.payload.config.routes.admin
  const edit = formatAdminURL({ adminRoute, path: `/${[kind, slug, ...own].join('/')}` })
  return { edit, list: `${edit}/versions`, version: (id: string) => `${edit}/versions/${id}` }
}
