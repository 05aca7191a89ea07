/** The changes between two versions of a document, computed from the fields of its collection. */
import type {
  FlattenedArrayField,
  FlattenedBlocksField,
  FlattenedField,
  RelationshipField,
  UploadField,
} from 'payload'

import { labelText } from '@/editing/document-title'
import { checksumField } from '@/fields/library'
import { FILE_FIELDS, fileWords } from '@/platform/files/limits'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownAsRead } from '@/text/markdown/plain-text'
import { wordDiff } from '@/text/word-diff'

import type { Change } from './changes'
import { byId, rowName, type Data, type Names } from './names'
import { distinct, orderChanges } from './order'
import { checkOf, dateOf, optionsOf, otherOf, targetsOf, valueText, type Target } from './values'

/** Fields that Payload and our hooks set beside the content. A version shows them on its own. */
export const BOOKKEEPING = ['id', '_status', 'createdAt', 'updatedAt', 'deletedAt', 'editedBy']

/** Hidden fields that Payload sets on files. Other fields may have the same name: a link has a `url` too. */
const OF_FILES: readonly string[] = [...FILE_FIELDS, 'thumbnailURL']

/** For the `custom` of a field that our hooks compute from other fields, whose changes are reported. */
export const bookkeeping = { isBookkeeping: true }

/**
 * The differences from `before` to `after`, in the order of `fields`; empty if they read the same. If one is null,
 * everything is added or removed. `names` gives the names of related documents.
 */
export function describe(
  before: Data,
  after: Data,
  fields: FlattenedField[],
  names: Names,
): Change[] {
  return fields
    .filter((field) => !isBookkeeping(field))
    .flatMap((field) => fieldChanges(field, before, after, names))
}

/** Whether two versions read the same. Compares files only by name and size. */
export const readsSame = (before: Data, after: Data, fields: FlattenedField[]): boolean =>
  describe(before, after, fields, byId).length === 0

function isBookkeeping({ admin, custom, name }: FlattenedField): boolean {
  const isHidden = admin && 'hidden' in admin && admin.hidden === true
  return (
    BOOKKEEPING.includes(name) ||
    (OF_FILES.includes(name) && isHidden === true) ||
    // An anchor only changes with the text it comes from, which is already reported.
    Boolean(custom?.anchorOf || custom?.isBookkeeping)
  )
}

function fieldChanges(field: FlattenedField, before: Data, after: Data, names: Names): Change[] {
  const [was, is] = [before?.[field.name], after?.[field.name]]
  const label = labelText('label' in field && field.label, field.name)
  switch (field.type) {
    case 'join':
      return []
    case 'group':
    case 'tab':
      return inside(label, describe(was as Data, is as Data, field.flattenedFields, names))
    case 'array':
    case 'blocks':
      return inside(label, rowChanges(field, [rowsById(was), rowsById(is)], names))
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      // The checksum changes with the bytes of the file. Staff see the description of the file instead.
      return field.name === checksumField.name
        ? valueChange('Fichier', fileWords(before), fileWords(after))
        : isMarkdown(field)
          ? markdownChange(label, valueText(was), valueText(is))
          : textChange(label, valueText(was), valueText(is))
    case 'relationship':
    case 'upload':
      return relationChanges(label, field, [targetsOf(was, field), targetsOf(is, field)], names)
    case 'select':
    case 'radio':
      return valueChange(label, optionsOf(was, field.options), optionsOf(is, field.options))
    case 'date':
      return valueChange(label, dateOf(was), dateOf(is))
    case 'checkbox':
      return valueChange(label, checkOf(was), checkOf(is))
    case 'number':
    case 'json':
    case 'point':
    case 'richText':
      return valueChange(label, otherOf(was), otherOf(is))
    default:
      return field satisfies never
  }
}

function textChange(label: string, before: string, after: string): Change[] {
  if (before === after) return []
  return [{ trail: [label], kind: 'text', parts: wordDiff(before, after) }]
}

const isMarkdown = ({ custom }: FlattenedField) => custom?.contentChecks === 'markdown'

/** Compares Markdown as it reads, or its source if only the markup changed. */
function markdownChange(label: string, before: string, after: string): Change[] {
  const [was, is] = [before, after].map((text) => markdownAsRead(readMarkdown(text).tree))
  return was === is ? textChange(label, before, after) : textChange(label, was!, is!)
}

const valueChange = (label: string, before: string | null, after: string | null): Change[] =>
  before === after ? [] : [{ trail: [label], kind: 'value', before, after }]

/** Compares documents by id: two may have the same name. */
function relationChanges(
  label: string,
  { hasMany }: RelationshipField | UploadField,
  versions: [Target[], Target[]],
  names: Names,
): Change[] {
  const nameOf = (target: Target | undefined) => target && names(target.collection, target.id)
  const [was, is] = versions.map((targets) => {
    const keys = distinct(targets.map(({ collection, id }) => `${collection}/${id}`))
    return new Map(keys.map((key, index) => [key, targets[index]!]))
  }) as [Map<string, Target>, Map<string, Target>]
  const events = orderChanges([...was.keys()], [...is.keys()])
  const trail = [label]
  if (!hasMany && events.length > 0) {
    const [before, after] = versions.map(([target]) => nameOf(target) ?? null)
    return [{ trail, kind: 'value', before: before!, after: after! }]
  }
  return events.map(({ key, event }) => {
    const name = nameOf(is.get(key) ?? was.get(key))!
    return { trail, kind: 'item', name, event, content: [] }
  })
}

type Row = Record<string, unknown> & { id?: string; blockType?: string }
type Rows = Map<string, Row>

/** The differences between the rows of an array or the sections of a page: added, removed, moved or changed. */
function rowChanges(
  field: FlattenedArrayField | FlattenedBlocksField,
  [was, is]: [Rows, Rows],
  names: Names,
): Change[] {
  const nameOf = (key: string) => {
    const { label, fields } = kindOf(field, (is.get(key) ?? was.get(key))!)
    return rowName(label, fields, is.get(key), was.get(key))
  }
  const content = (key: string) => {
    const { fields } = kindOf(field, (is.get(key) ?? was.get(key))!)
    return describe(was.get(key), is.get(key), fields, names)
  }
  const events = orderChanges([...was.keys()], [...is.keys()]).map(({ key, event }): Change => ({
    trail: [],
    kind: 'item',
    name: nameOf(key),
    event,
    content: event.kind === 'moved' ? [] : content(key),
  }))
  const changed = [...is.keys()].flatMap((key) => {
    const changes = was.has(key) ? content(key) : []
    return changes.length ? inside(nameOf(key), changes) : []
  })
  return [...events, ...changed]
}

/** Rows by a key that survives a move. A block of another type is a different row. */
function rowsById(value: unknown): Rows {
  const rows = Array.isArray(value) ? (value as Row[]) : []
  return new Map(rows.map((row, index) => [`${row.blockType ?? ''}/${row.id ?? index}`, row]))
}

function kindOf(field: FlattenedArrayField | FlattenedBlocksField, { blockType }: Row) {
  if (field.type === 'array') {
    return { label: labelText(field.labels?.singular, 'Ligne'), fields: field.flattenedFields }
  }
  const block = field.blocks.find(({ slug }) => slug === blockType)
  const section = labelText(field.labels?.singular, 'Bloc')
  const kind = labelText(block?.labels?.singular, blockType ?? '')
  return { label: `${section} ${kind}`, fields: block?.flattenedFields ?? [] }
}

const inside = (label: string, changes: Change[]): Change[] =>
  changes.map((change) => ({ ...change, trail: [label, ...change.trail] }))
