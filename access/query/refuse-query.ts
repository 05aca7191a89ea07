import { APIError, type CollectionBeforeOperationHook, type FlattenedField } from 'payload'

import { type Asker, BUDGET } from '@/platform/security/budget'
import { frenchTypography } from '@/text/typography'

import { comparisonsIn, isComparable, isPlainEnd, valuesOf, weightOf } from './comparisons'
import { type End, type From, readableEnd, isReadableSelection } from './readable-field'
import { refuseUnnamed } from './refuse-unnamed'

/** What an operation of Payload is asked: as an address says it, or our own code. */
export type Asked = {
  depth?: unknown
  joins?: unknown
  limit?: unknown
  page?: unknown
  pagination?: unknown
  populate?: unknown
  select?: unknown
  sort?: unknown
  where?: unknown
}

/**
 * Refuses (400), with a French sentence, a filter or a sort on which a database would fail, or that would tell something:
 * each path leads to a field that whoever asks may read, and is compared as its type can be.
 */
export async function refuseQuery(asked: Asked, from: From): Promise<void> {
  await refuseFilter(asked.where, from)
  await refuseSort(asked.sort, from)
}

/**
 * Refuses (400), with a French sentence, an address of REST that asks for more than the budget says, or for fields that whoever
 * asks may not read. Of the address alone: our own code, which may run for a request too, says how much it needs.
 */
export async function refuseAddress(from: From): Promise<void> {
  const { method, query } = from.req
  const asked: Asked = query
  // Of what is changed, `limit` says nothing: each is named.
  const isChange = method === 'PATCH' || method === 'DELETE'
  refuseLarge(isChange ? { ...asked, limit: undefined } : asked, askerOf(from))
  await refuseSelection(asked, from)
}

async function refuseSelection(asked: Asked, from: From): Promise<void> {
  const { req } = from
  if (!(await isReadableSelection(asked.select ?? true, from))) refuse(UNREADABLE)
  for (const [slug, selection] of Object.entries(asked.populate ?? {})) {
    const related = req.payload.config.collections.find((collection) => collection.slug === slug)
    const fields = (await related?.access.read({ req })) ? related!.flattenedFields : []
    if (!(await isReadableSelection(selection, { fields, req }))) refuse(UNREADABLE)
  }
  // No field of the site is a join.
  if (Object.keys(asked.joins ?? {}).length) refuse(UNREADABLE)
}

const askerOf = ({ req }: From): Asker => (req.user ? 'staff' : 'stranger')

function refuseLarge({ depth, limit, page, pagination }: Asked, asker: Asker): void {
  const isWithin = (asked: unknown, most: number) =>
    asked === undefined || (/^\d{1,6}$/.test(asked as string) && Number(asked) <= most)
  const most = { depth: BUDGET.depth[asker], documents: BUDGET.documents[asker] }
  const isAll = pagination === 'false' || Number(limit) === 0
  // Staff may have all at once, without their relations.
  const mayHaveAll = asker === 'staff' && String(depth) === '0'
  const isSmall = mayHaveAll ? isWithin(limit, Infinity) : !isAll && isWithin(limit, most.documents)
  if (!isSmall || !isWithin(depth, most.depth)) {
    refuse(
      `Cette demande est trop large : demandez au plus ${most.documents} documents à la fois (\`limit\`), par pages, sur ${most.depth} niveaux (\`depth\`).`,
    )
  }
  if (!isWithin(page, BUDGET.page[asker])) refuse('Cette page de la liste n’existe pas.')
}

async function refuseFilter(where: unknown, from: From): Promise<void> {
  if (!where) return
  const asker = askerOf(from)
  const comparisons = comparisonsIn(where) ?? refuse(MALFORMED)
  const weight = comparisons.reduce((sum, comparison) => sum + weightOf(comparison), 0)
  if (weight > BUDGET.conditions[asker]) refuse('Cette recherche a trop de critères : retirez-en.')
  for (const comparison of comparisons) {
    const end = await endFor(comparison.path, from)
    if (!isComparable(comparison, end, from.req.payload)) refuse(MALFORMED)
  }
}

async function refuseSort(sort: unknown, from: From): Promise<void> {
  if (!sort) return
  const paths = [sort].flat().flatMap(valuesOf)
  if (paths.length > BUDGET.sorts[askerOf(from)])
    refuse('Cette liste est triée par trop de champs.')
  for (const path of paths) {
    if (typeof path !== 'string') refuse(MALFORMED)
    else await endFor(path.replace(/^-/, ''), from)
  }
}

/** Where `path` leads. A visitor's, to plain fields of the document itself: what it points to may not be published. */
async function endFor(path: string, from: From): Promise<End> {
  const end = await readableEnd(path, from)
  const isOwn = end && isPlainEnd(end) && !/\.|__/.test(path)
  return end && (from.req.user || isOwn) ? end : refuse(UNREADABLE)
}

const UNREADABLE = 'Ce critère de recherche ou de tri n’est pas permis.'
const MALFORMED = 'Ce critère de recherche ou de tri n’est pas compris.'

/** Payload's lists show a refusal by this name as one that finds nothing; on any other they fail. */
class QueryRefusal extends APIError {
  override readonly name = 'QueryError'
}

function refuse(message: string): never {
  throw new QueryRefusal(frenchTypography(message), 400, null, true)
}

type Args = Asked & {
  /** Of a relation that Payload follows. */
  currentDepth?: number
  id?: unknown
}

/**
 * Before anything is done with a collection for somebody: refuses a query by what they may not read, and a change of what is
 * not named. `fields`: those of its documents and of their versions. Our own code asks for what it needs.
 */
export const boundOperation =
  (fields: FlattenedField[]): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, overrideAccess, req }) => {
    const asked = args as Args
    if (overrideAccess || asked.currentDepth !== undefined) return
    const isChange = operation === 'update' || operation === 'delete'
    if (isChange && req.payloadAPI === 'REST') {
      await refuseUnnamed(asked, { collection, operation, req })
    }
    await refuseQuery(asked, { fields, req })
  }
