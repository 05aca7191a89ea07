import {
  addDataAndFileToRequest,
  buildVersionCollectionFields,
  buildVersionGlobalFields,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type FlattenedField,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
  type SanitizedGlobalConfig,
} from 'payload'

import { Refusal } from '@/platform/refusal'

import { lockAccess, LOCKS } from './lock-access'
import { boundOperation, refuseAddress, refuseQuery } from './query/refuse-query'
import { refuseShape } from './refuse-shape'

/** Payload's own collection of what each person chose in the admin. */
const PREFERENCES = 'payload-preferences'

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
  const leadsSomewhere = ({ method, path }: Endpoint) =>
    (versions || !path.startsWith('/versions')) &&
    (auth?.verify || !path.startsWith('/verify')) &&
    // On SQLite Payload fails to delete a preference that is not there; nothing of the admin deletes one by its key.
    (slug !== PREFERENCES || method !== 'delete' || path !== '/:key')
  return {
    ...collection,
    access: slug === LOCKS ? { ...access, ...lockAccess } : access,
    endpoints:
      endpoints &&
      endpoints
        .filter(leadsSomewhere)
        .map(bounded(fields, (req) => refuseAddress({ fields, req }))),
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
    await refuseAddress({ fields, req })
    await refuseQuery(req.query, { fields, isGlobal: true, req })
    if (!req.user) req.searchParams.delete('draft')
  }
  return { ...global, endpoints: endpoints && endpoints.map(bounded(fields, refuse)) }
}

/**
 * An endpoint that asks `refuse` first, and then whether what was sent has the shape of `fields`: Payload's hooks and ours,
 * which run before it validates, would fail on another.
 */
const bounded =
  (fields: FlattenedField[], refuse: (req: PayloadRequest) => Promise<void>) =>
  (endpoint: Endpoint): Endpoint => ({
    ...endpoint,
    handler: async (req) => {
      await refuse(req)
      await readBody(req)
      refuseShape(fields, req.data)
      return endpoint.handler(req)
    },
  })

/** Reads what `req` brings as Payload does, which then finds it read. A form that it cannot read is refused (400). */
async function readBody(req: PayloadRequest): Promise<void> {
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    const { status = 500 } = error as { status?: number }
    throw status === 500 ? new Refusal(UNREAD, 400) : error
  }
  Object.defineProperty(req, 'body', { value: null })
}

const UNREAD = 'Ce formulaire n’a pas pu être lu : envoyez-le de nouveau.'

/**
 * Before a visitor reads: whether they ask for drafts, or for what is in the trash, makes no difference. They would get
 * none, but learn what has one: it would not be found.
 */
const forgetDrafts: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) =>
  overrideAccess || req.user ? undefined : { ...args, draft: false, trash: false }
