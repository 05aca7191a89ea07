import type { FlattenedBlocksField, FlattenedField, PayloadRequest } from 'payload'

/**
 * A relation to a document of one of several collections, and its two halves: the id, and the name of the collection.
 */
type Polymorphic = 'polymorphic' | 'polymorphic.value' | 'polymorphic.relationTo'

/**
 * Where a path ends: what is compared there. `hasMany`: a list of it; `relationTo`: the collections of a polymorphic
 * relation.
 */
export type End = {
  type: FlattenedField['type'] | 'id' | Polymorphic
  hasMany?: boolean
  relationTo?: string | string[]
}

/** From where a path leads, and who follows it. */
export type From = {
  /** Of a document, and of its versions. */
  fields: FlattenedField[]
  /** Payload fails on what a global points to. */
  isGlobal?: boolean
  /** A selection names the kinds of blocks, and goes into no other document. */
  isSelection?: boolean
  req: PayloadRequest
}

/**
 * What `path`, of a filter or a sort, leads to from the fields of a document. Null when it leads nowhere, or by or to
 * what whoever asks may not read: a field that is `hidden`, or whose `access.read` says no; a collection of which they
 * read less than all. An answer that was filtered or sorted by it would tell it, letter by letter.
 */
export async function readableEnd(path: string, from: From): Promise<End | null> {
  // As Payload reads two underscores.
  return endOf(path.replaceAll('__', '.').split('.'), from)
}

async function endOf([name = '', ...rest]: string[], from: From): Promise<End | null> {
  const field = from.fields.find((candidate) => candidate.name === name)
  if (!field) return name === 'id' && !rest.length ? { type: 'id' } : null
  if (!(await isReadable(field, from.req))) return null
  if (rest.length) return endWithin(field, rest, from)
  const isPolymorphic = 'relationTo' in field && Array.isArray(field.relationTo)
  return isPolymorphic ? { ...field, type: 'polymorphic' } : field
}

async function endWithin(field: FlattenedField, rest: string[], from: From): Promise<End | null> {
  switch (field.type) {
    case 'array':
    case 'group':
    case 'tab':
      return endOf(rest, { ...from, fields: field.flattenedFields })
    case 'blocks': {
      if (from.isSelection) return endInBlock(field, rest, from)
      const [name = ''] = rest
      const blocks = field.blocks.filter((block) => hasField(block.flattenedFields, name))
      const ends = await Promise.all(
        blocks.map((block) => endOf(rest, { ...from, fields: block.flattenedFields })),
      )
      return ends.includes(null) ? null : (ends[0] ?? null)
    }
    case 'relationship':
    case 'upload': {
      const { relationTo } = field
      if (from.isSelection) return null
      if (typeof relationTo !== 'string') return halfOf(relationTo, rest)
      const { access, flattenedFields } = from.req.payload.collections[relationTo].config
      if (from.isGlobal || (await access.read({ req: from.req })) !== true) return null
      return endOf(rest, { ...from, fields: flattenedFields })
    }
    default:
      return null
  }
}

async function endInBlock(
  { blocks }: FlattenedBlocksField,
  [slug, ...rest]: string[],
  from: From,
): Promise<End | null> {
  const block = blocks.find((candidate) => candidate.slug === slug)
  if (!block) return null
  return rest.length ? endOf(rest, { ...from, fields: block.flattenedFields }) : { type: 'blocks' }
}

function halfOf(relationTo: string[], [half, ...rest]: string[]): End | null {
  const isHalf = (half === 'relationTo' || half === 'value') && !rest.length
  return isHalf ? { type: `polymorphic.${half}`, relationTo } : null
}

const hasField = (fields: FlattenedField[], name: string): boolean =>
  fields.some((field) => field.name === name)

/**
 * Whether whoever asks may read `field` of any document; one without a place in the database is compared with nothing.
 */
async function isReadable(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  if (('hidden' in field && field.hidden) || ('virtual' in field && field.virtual)) return false
  return !field.access?.read || field.access.read({ req })
}

/**
 * Whether `selection` (`select`, or that of one collection in `populate`) asks for nothing but what whoever asks may read; to
 * leave something out tells nothing.
 */
export async function isReadableSelection(selection: unknown, from: From): Promise<boolean> {
  for (const { path, wanted } of leavesOf(selection)) {
    if (wanted === 'false' || (wanted === 'true' && !path.length)) continue
    if (wanted !== 'true' || !(await endOf(path, { ...from, isSelection: true }))) return false
  }
  return true
}

/** What `selection` says of each path: `true` or `false`, as Payload has it from an address, or our own code gives it. */
function leavesOf(selection: unknown, path: string[] = []): { path: string[]; wanted: string }[] {
  const isObject = typeof selection === 'object' && selection !== null
  const inner = isObject ? Object.entries(selection) : []
  // A path that ends in nothing says neither.
  return inner.length || (isObject && !path.length)
    ? inner.flatMap(([name, within]) => leavesOf(within, [...path, name]))
    : [{ path, wanted: String(selection) }]
}
