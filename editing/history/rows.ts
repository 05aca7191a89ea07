import type { ArrayField, BlocksField, Field } from 'payload'

import type { Change, Data } from './changes'
import { labelOf, rowName } from './labels'
import { orderChanges } from './order'

type Row = Record<string, unknown> & { id?: string; blockType?: string }
type Describe = (before: Data, after: Data, fields: Field[]) => Change[]

/** The differences between the rows of an array, or the sections of a page: which came, went, moved or changed. */
export function rowChanges(
  field: ArrayField | BlocksField,
  before: Data,
  after: Data,
  describe: Describe,
): Change[] {
  const [was, is] = [byId(before?.[field.name]), byId(after?.[field.name])]
  const name = (key: string) => {
    const { label, fields } = kindOf(field, (is.get(key) ?? was.get(key))!)
    return rowName(label, fields, is.get(key), was.get(key))
  }
  const content = (key: string) => {
    const row = (is.get(key) ?? was.get(key))!
    return describe(was.get(key), is.get(key), kindOf(field, row).fields)
  }
  const events = orderChanges([...was.keys()], [...is.keys()]).map(({ key, event }): Change => ({
    trail: [],
    kind: 'item',
    name: name(key),
    event,
    content: event.kind === 'moved' ? [] : content(key),
  }))
  const inside = [...is.keys()]
    .filter((key) => was.has(key))
    .flatMap((key) =>
      content(key).map((change) => ({ ...change, trail: [name(key), ...change.trail] })),
    )
  return [...events, ...inside]
}

/** Rows by what stays theirs when they move; a block that became another kind of block is another row. */
function byId(value: unknown): Map<string, Row> {
  const rows = Array.isArray(value) ? (value as Row[]) : []
  return new Map(rows.map((row, index) => [`${row.blockType ?? ''}/${row.id ?? index}`, row]))
}

function kindOf(field: ArrayField | BlocksField, row: Row): { label: string; fields: Field[] } {
  if (field.type === 'array') {
    return { label: labelOf(field.labels?.singular, 'Ligne'), fields: field.fields }
  }
  const block = field.blocks.find(({ slug }) => slug === row.blockType)
  const section = labelOf(field.labels?.singular, 'Bloc')
  const kind = labelOf(block?.labels?.singular, row.blockType ?? '')
  return { label: `${section} ${kind}`, fields: block?.fields ?? [] }
}
