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
import { boundOperation, refuseLarge, refuseQuery } from './query/refuse-query'
import { refuseShape } from './refuse-shape'
import { isStaff } from './roles'

/** Payload's own collection of the preferences of each user in the admin. */
const PREFERENCES = 'payload-preferences'

/**
 * Returns `config` with collections and globals that refuse requests beyond the budget and have no endpoint that always
 * fails. This includes Payload's own collections, which Payload adds last.
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
    // On SQLite Payload fails to delete a missing preference; the admin never deletes one by its key.
    (slug !== PREFERENCES || method !== 'delete' || path !== '/:key')
  return {
    ...collection,
    access: slug === LOCKS ? { ...access, ...lockAccess } : access,
    endpoints: endpoints && endpoints.filter(leadsSomewhere).map(bounded(fields, refuseLarge)),
    hooks: {
      ...hooks,
      beforeOperation: [boundOperation(fields), forgetDrafts, ...hooks.beforeOperation],
    },
  }
}

/** Payload has no hook before it reads the versions of a global, so this wraps the endpoints. */
function boundedGlobal(
  global: SanitizedGlobalConfig,
  config: SanitizedConfig,
): SanitizedGlobalConfig {
  const { endpoints, flattenedFields, versions } = global
  const ofVersions = versions ? buildVersionGlobalFields(config, global, true) : []
  const fields = [...flattenedFields, ...ofVersions]
  const refuse = (req: PayloadRequest) => {
    refuseLarge(req)
    refuseQuery(req.query, fields)
    if (!isStaff(req.user)) req.searchParams.delete('draft')
  }
  return { ...global, endpoints: endpoints && endpoints.map(bounded(fields, refuse)) }
}

/**
 * Wraps an endpoint: calls `refuse`, then checks that the data has the shape of `fields`. Payload's hooks and ours run
 * before Payload validates, and would fail on another shape.
 */
const bounded =
  (fields: FlattenedField[], refuse: (req: PayloadRequest) => void) =>
  (endpoint: Endpoint): Endpoint => ({
    ...endpoint,
    handler: async (req) => {
      refuse(req)
      await readBody(req)
      refuseShape(fields, req.data)
      return endpoint.handler(req)
    },
  })

/**
 * Reads the data of `req` as Payload does, so that Payload then finds it already read. Refuses (400) a form that it cannot
 * read.
 */
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
 * Before anyone except staff reads: ignores `draft` and `trash`. Access rules already hide drafts, but a document with a
 * draft would not be found, which reveals that it has one.
 */
const forgetDrafts: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) =>
  overrideAccess || isStaff(req.user) ? undefined : { ...args, draft: false, trash: false }
