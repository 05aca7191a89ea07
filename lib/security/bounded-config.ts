import {
  buildVersionCollectionFields,
  buildVersionGlobalFields,
  type Endpoint,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  type SanitizedGlobalConfig,
} from 'payload'

import { forgetDrafts } from '@/access/forget-drafts'
import { boundOperation } from '@/access/query/bound-operation'
import { refuseAddress, refuseQuery } from '@/access/query/refuse-query'
import { lockAccess, LOCKS } from '@/collections/saving/lock-access'

import { Refusal } from '../refusal'

/**
 * `config` with every collection and global bounded, Payload's own among them, which it adds last: what is asked of
 * them is within the budget, and there is no door that leads nowhere.
 */
export const boundedConfig = (config: SanitizedConfig): SanitizedConfig => ({
  ...config,
  collections: config.collections.map((collection) => boundedCollection(collection, config)),
  globals: config.globals.map((global) => boundedGlobal(global, config)),
})

function boundedCollection(
  collection: SanitizedCollectionConfig,
  config: SanitizedConfig,
): SanitizedCollectionConfig {
  const { access, auth, endpoints, flattenedFields, hooks, slug, versions } = collection
  const ofVersions = versions ? buildVersionCollectionFields(config, collection, true) : []
  const fields = [...flattenedFields, ...ofVersions]
  const leadsSomewhere = ({ path }: Endpoint) =>
    (versions || !path.startsWith('/versions')) && (auth?.verify || !path.startsWith('/verify'))
  return {
    ...collection,
    access: slug === LOCKS ? { ...access, ...lockAccess } : access,
    endpoints:
      endpoints &&
      endpoints.filter(leadsSomewhere).map(bounded((req) => refuseAddress({ fields, req }))),
    hooks: {
      ...hooks,
      beforeOperation: [boundOperation(fields), forgetDrafts, ...hooks.beforeOperation],
    },
  }
}

/** Payload has no hook before it reads the versions of a global: its endpoints are bounded. */
function boundedGlobal(
  global: SanitizedGlobalConfig,
  config: SanitizedConfig,
): SanitizedGlobalConfig {
  const { endpoints, flattenedFields, versions } = global
  const ofVersions = versions ? buildVersionGlobalFields(config, global, true) : []
  const fields = [...flattenedFields, ...ofVersions]
  const refuse = async (req: PayloadRequest) => {
    await refuseAddress({ fields, isGlobal: true, req })
    await refuseQuery(req.query, { fields, isGlobal: true, req })
    if (!req.user) req.searchParams.delete('draft')
  }
  return { ...global, endpoints: endpoints && endpoints.map(bounded(refuse)) }
}

/** An endpoint that asks `refuse` first, and refuses (400) a form that it cannot read, where Payload fails (500). */
const bounded =
  (refuse: (req: PayloadRequest) => Promise<void>) =>
  (endpoint: Endpoint): Endpoint => ({
    ...endpoint,
    handler: async (req) => {
      await refuse(req)
      try {
        return await endpoint.handler(req)
      } catch (error) {
        const { status = 500 } = error as { status?: number }
        throw status === 500 && isUnreadForm(req) ? new Refusal(UNREAD, 400) : error
      }
    },
  })

/** Whether a form was sent of which Payload has read nothing: the rest of what it does comes after. */
const isUnreadForm = ({ data, headers }: PayloadRequest): boolean =>
  data === undefined && Boolean(headers.get('Content-Type')?.includes('multipart/'))

const UNREAD = 'Ce formulaire n’a pas pu être lu : envoyez-le de nouveau.'
