import {
  APIError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type PayloadRequest,
} from 'payload'

import { BUDGET } from '@/platform/security/budget'
import { frenchTypography } from '@/text/typography'

import { refuseUnnamed } from './refuse-unnamed'

/** The parameters of a Payload operation, from a REST address or from our own code. */
export type Asked = {
  depth?: unknown
  limit?: unknown
  page?: unknown
  pagination?: unknown
  sort?: unknown
  where?: unknown
}

/**
 * Refuses (400) a filter or a sort by a field of a related document, or with too many criteria. Payload (3.90) refuses
 * hidden and unreadable fields of the document itself, but accepts a sort by any field of a related one.
 */
export function refuseQuery({ sort, where }: Asked, fields: FlattenedField[]): void {
  const comparisons = comparisonsIn(where)
  const weight = comparisons.reduce((sum, [, asked]) => sum + weightOf(asked), 0)
  const asked = [sort].flat().filter((one) => typeof one === 'string')
  const sorts = asked.flatMap((one) => one.split(','))
  if (weight > BUDGET.conditions || sorts.length > BUDGET.sorts) {
    refuse('Cette recherche a trop de critères : retirez-en.')
  }
  const paths = [
    ...comparisons.map(([path]) => path),
    ...sorts.map((one) => one.replace(/^-/, '')),
  ].map((path) => path.replaceAll('__', '.').split('.'))
  if (comparisons.some(hasPlace)) refuse('Ce critère de recherche ne vaut que pour un lieu.')
  if (comparisons.some(hasInner) || paths.some((path) => isOfRelated(path, fields))) {
    refuse('Ce critère de recherche ou de tri n’est pas permis : il porte sur un autre document.')
  }
}

type Comparison = [path: string, asked: unknown]

/** The comparisons in `where`, inside `and` and `or` too: a path, and values by operator. */
const comparisonsIn = (where: unknown): Comparison[] =>
  Object.entries(where ?? {}).flatMap(([path, asked]) =>
    /^(and|or)$/i.test(path)
      ? [asked].flat().flatMap(comparisonsIn)
      : [[path, asked] as Comparison],
  )

/** How many comparisons a database makes: `like` makes one for each word. */
const weightOf = (asked: unknown): number =>
  Object.entries(asked ?? {}).reduce(
    (sum, [operator, value]) =>
      sum + (operator.endsWith('like') ? String(value).split(' ').length : 1),
    0,
  )

/** Whether a comparison holds a whole filter on the documents of a relation. */
const hasInner = ([, asked]: Comparison): boolean => {
  const inner = (asked as { contains?: unknown } | null)?.contains
  return typeof inner === 'object'
}

/** Whether a comparison uses an operator for points on a map. No field holds one, and Payload fails (500) on any other. */
const hasPlace = ([, asked]: Comparison): boolean =>
  Object.keys(asked ?? {}).some((operator) => /^(near|within|intersects)$/.test(operator))

/** Whether a path leads from a document with these `fields` into another document. */
function isOfRelated([name, ...rest]: string[], fields: FlattenedField[]): boolean {
  const field = fields.find((one) => one.name === name)
  if (!field || !rest.length) return false
  switch (field.type) {
    case 'relationship':
    case 'upload':
      // A relation to several collections also stores the name of a collection.
      return !Array.isArray(field.relationTo) || !/^(relationTo|value)$/.test(rest.join('.'))
    case 'blocks':
      return field.blocks.some((block) => isOfRelated(rest, block.flattenedFields))
    default:
      return 'flattenedFields' in field && isOfRelated(rest, field.flattenedFields)
  }
}

/**
 * Refuses (400) a REST request for more documents or levels than the budget allows. Our own code, which may run within a
 * request, is not limited.
 */
export function refuseLarge({ method, query }: Pick<PayloadRequest, 'method' | 'query'>): void {
  const { depth, limit, page, pagination }: Asked = query
  const isWithin = (asked: unknown, most: number) =>
    asked === undefined || (/^\d{1,6}$/.test(asked as string) && Number(asked) <= most)
  // A change names each document, so `limit` has no effect. Without their relations, all documents may be read.
  const isAny = method === 'PATCH' || method === 'DELETE' || String(depth) === '0'
  const isAll = pagination === 'false' || Number(limit) === 0
  const isSmall = isAny ? isWithin(limit, Infinity) : !isAll && isWithin(limit, BUDGET.documents)
  if (!isSmall || !isWithin(depth, BUDGET.depth)) {
    refuse(
      `Cette demande est trop large : demandez au plus ${BUDGET.documents} documents à la fois (\`limit\`), par pages, sur ${BUDGET.depth} niveaux (\`depth\`).`,
    )
  }
  if (!isWithin(page, BUDGET.page)) refuse('Cette page de la liste n’existe pas.')
}

/** Payload's lists show an error with this name as an empty result, and fail on any other. */
class QueryRefusal extends APIError {
  override readonly name = 'QueryError'
}

function refuse(message: string): never {
  throw new QueryRefusal(frenchTypography(message), 400, null, true)
}

type Args = Asked & {
  /** Set when Payload follows a relation. */
  currentDepth?: number
  id?: unknown
}

/**
 * Before an operation on a collection for a caller: runs `refuseQuery`, and refuses to change many documents without naming
 * them. `fields`: those of the documents and of their versions. Our own code is not limited.
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
    refuseQuery(asked, fields)
  }
