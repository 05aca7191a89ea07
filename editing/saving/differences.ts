import { frenchMoment } from '@/text/french-date'

/** A field that two versions do not have alike. Both texts are empty where words cannot tell (a choice, an order). */
export type Difference = { label: string; before: string; after: string }

/** What this reads of a field: Payload's configuration has it on the server and in the browser. */
type FieldLike = {
  type: string
  name?: string
  label?: unknown
  labels?: unknown
  admin?: { hidden?: unknown }
  fields?: FieldLike[]
  tabs?: { name?: string; label?: unknown; fields: FieldLike[] }[]
  blocks?: { slug: string; labels?: unknown; fields: FieldLike[] }[]
}

type Values = Record<string, unknown>
type Leaf = { label: string; mark: string; text: string }

/** Payload's own fields, which say nothing that staff typed. */
const SYSTEM = new Set([
  'id',
  'blockName',
  'blockType',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
])

/**
 * The fields, in the form's order, that differ between two versions of a document. A field that `after` leaves out is
 * unchanged. Rows of a list are the same when they have the same `id`, wherever they stand.
 */
export function differences(
  fields: readonly object[],
  before: Values,
  after: Values,
): Difference[] {
  const [old, fresh] = [before, { ...before, ...after }].map((values) =>
    leavesOf(fields as FieldLike[], values, '', []),
  ) as [Map<string, Leaf>, Map<string, Leaf>]
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path), fresh.get(path)]
    if ((was?.mark ?? '') === (is?.mark ?? '')) return []
    return [{ label: (is ?? was)!.label, before: was?.text ?? '', after: is?.text ?? '' }]
  })
}

/** All that the fields hold, by a path in which rows are named by their id. */
function leavesOf(fields: FieldLike[], values: Values, path: string, trail: string[]) {
  const leaves = new Map<string, Leaf>()
  const add = (more: Map<string, Leaf>) => more.forEach((leaf, key) => leaves.set(key, leaf))
  for (const field of fields) {
    const { name, type, admin } = field
    if (type === 'ui' || admin?.hidden === true || (name && SYSTEM.has(name))) continue
    const value = name ? values[name] : values
    const here = name ? `${path}/${name}` : path
    const label = [...trail, ...wordsOf(field.label, name)]
    if (field.tabs) {
      for (const tab of field.tabs) {
        const inTab = tab.name ? recordOf(values[tab.name]) : values
        add(leavesOf(tab.fields, inTab, tab.name ? `${path}/${tab.name}` : path, trail))
      }
    } else if (type === 'array' || type === 'blocks') {
      add(leavesOfRows(field, value, here, label))
    } else if (field.fields) {
      add(leavesOf(field.fields, recordOf(value), here, name ? label : trail))
    } else {
      leaves.set(here, { label: label.join(' › '), ...said(field, value) })
    }
  }
  return leaves
}

function leavesOfRows(field: FieldLike, value: unknown, path: string, trail: string[]) {
  const leaves = new Map<string, Leaf>()
  const rows = (Array.isArray(value) ? value : []) as Values[]
  rows.forEach((row, index) => {
    const block = field.blocks?.find(({ slug }) => slug === row.blockType)
    const [title = ''] = wordsOf(block?.labels ?? field.labels, undefined)
    const place = `${index + 1}. ${title}`.trim()
    const fields = block?.fields ?? field.fields ?? []
    const inRow = leavesOf(fields, row, `${path}/${idOf(row) ?? index}`, [...trail, place])
    inRow.forEach((leaf, key) => leaves.set(key, leaf))
  })
  const mark = rows.map((row, index) => idOf(row) ?? index).join()
  leaves.set(`${path}#order`, { label: `${trail.join(' › ')} (ordre et nombre)`, mark, text: '' })
  return leaves
}

function said({ type }: FieldLike, value: unknown): { mark: string; text: string } {
  if (value === null || value === undefined || value === '') return { mark: '', text: '' }
  if (type === 'relationship' || type === 'upload') {
    const ids = [value].flat().map((to) => idOf(to) ?? (to as string))
    return { mark: ids.join(), text: '' }
  }
  const text = textOf(type, value)
  return { mark: text, text }
}

function textOf(type: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (type === 'date') return frenchMoment(new Date(value as string))
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A label in one piece; that of a list or a block is its singular. None for a field that only lays out others. */
function wordsOf(label: unknown, name: string | undefined): string[] {
  const words = typeof label === 'object' ? recordOf(label).singular : label
  if (typeof words === 'string') return [words]
  return name ? [name] : []
}

const recordOf = (value: unknown) => (value ?? {}) as Values

const idOf = (value: unknown) => recordOf(value).id as string | undefined
