/** What changed between two versions of a document, driven by the fields of its collection. */
import type { ArrayField, BlocksField, Field } from 'payload'

import { checksumField } from '@/fields/checksum'
import { FILE_FIELDS, fileWords } from '@/platform/files/limits'
import { wordDiff } from '@/text/word-diff'

import type { Change, Data, Names } from './changes'
import { labelOf } from './labels'
import { distinct, orderChanges } from './order'
import { rowChanges } from './rows'
import { checkOf, dateOf, nameOf, optionsOf, otherOf, targetsOf, textOf } from './values'

/** What Payload and we keep beside the content: a version tells it by itself. */
const BOOKKEEPING = ['id', '_status', 'createdAt', 'updatedAt', 'deletedAt', 'editedBy']

/** Payload's own of a file, where nobody types them: a link has its `url` too. */
const OF_FILES: readonly string[] = [...FILE_FIELDS, 'thumbnailURL']

/**
 * The differences from `before` to `after` in the order of `fields`; none when they read the same. Either may be null:
 * all is then added, or removed. `names` names the documents that relations lead to.
 */
export function describe(before: Data, after: Data, fields: Field[], names: Names): Change[] {
  return fields
    .filter((field) => !isBookkeeping(field))
    .flatMap((field) => fieldChanges(field, before, after, names))
}

function isBookkeeping(field: Field): boolean {
  const { admin, name = '' } = field as { admin?: { hidden?: unknown }; name?: string }
  return BOOKKEEPING.includes(name) || (OF_FILES.includes(name) && admin?.hidden === true)
}

function fieldChanges(field: Field, before: Data, after: Data, names: Names): Change[] {
  switch (field.type) {
    case 'ui':
    case 'join':
      return []
    case 'row':
    case 'collapsible':
      return describe(before, after, field.fields, names)
    case 'tabs':
      return field.tabs.flatMap((tab) => part(tab, before, after, names))
    case 'group':
      return part(field, before, after, names)
    case 'array':
    case 'blocks':
      return rows(field, before, after, names)
    case 'text':
      if (field.name === checksumField.name) return file(before, after)
      return text(labelled(field), textOf(before?.[field.name]), textOf(after?.[field.name]))
    case 'textarea':
    case 'email':
    case 'code':
      return text(labelled(field), textOf(before?.[field.name]), textOf(after?.[field.name]))
    case 'relationship':
    case 'upload':
      return field.hasMany
        ? relations(field, before, after, names)
        : value(field, before, after, (stored) => {
            const [target] = targetsOf(stored, field)
            return target ? nameOf(names, target) : null
          })
    case 'select':
    case 'radio':
      return value(field, before, after, (stored) => optionsOf(stored, field.options))
    case 'date':
      return value(field, before, after, dateOf)
    case 'checkbox':
      return value(field, before, after, checkOf)
    case 'number':
    case 'json':
    case 'point':
    case 'richText':
      return value(field, before, after, otherOf)
    default:
      return field satisfies never
  }
}

type Part = { name?: string; label?: unknown; fields: Field[] }

/** A group or a tab: its fields are in an object of its name, if it has one. */
function part({ name, label, fields }: Part, before: Data, after: Data, names: Names): Change[] {
  if (!name) return describe(before, after, fields, names)
  const changes = describe(before?.[name] as Data, after?.[name] as Data, fields, names)
  return within([labelOf(label, name)], changes)
}

function rows(field: ArrayField | BlocksField, before: Data, after: Data, names: Names): Change[] {
  const describeRow = (was: Data, is: Data, fields: Field[]) => describe(was, is, fields, names)
  return within([labelled(field)], rowChanges(field, before, after, describeRow))
}

function relations(
  field: Parameters<typeof targetsOf>[1],
  before: Data,
  after: Data,
  names: Names,
): Change[] {
  const [was, is] = [before, after].map((data) => {
    const targets = targetsOf(data?.[field.name], field)
    const keys = distinct(targets.map(({ collection, id }) => `${collection}/${id}`))
    return { keys, targets: new Map(keys.map((key, index) => [key, targets[index]!])) }
  }) as [Side, Side]
  return orderChanges(was.keys, is.keys).map(({ key, event }) => ({
    trail: [labelled(field)],
    kind: 'item',
    name: nameOf(names, (is.targets.get(key) ?? was.targets.get(key))!),
    event,
    content: [],
  }))
}

type Side = { keys: string[]; targets: Map<string, { collection: string; id: string }> }

/** The checksum of a file changes with its bytes; what it says to people is what the file is. */
function file(before: Data, after: Data): Change[] {
  const [was, is] = [fileWords(before), fileWords(after)]
  return was === is ? [] : [{ trail: ['Fichier'], kind: 'value', before: was, after: is }]
}

function text(label: string, before: string, after: string): Change[] {
  if (before === after) return []
  return [{ trail: [label], kind: 'text', parts: wordDiff(before, after) }]
}

function value(
  field: { name: string; label?: unknown },
  before: Data,
  after: Data,
  show: (stored: unknown) => string | null,
): Change[] {
  const [was, is] = [show(before?.[field.name]), show(after?.[field.name])]
  return was === is ? [] : [{ trail: [labelled(field)], kind: 'value', before: was, after: is }]
}

const labelled = ({ name, label }: { name: string; label?: unknown }) => labelOf(label, name)

const within = (trail: string[], changes: Change[]): Change[] =>
  changes.map((change) => ({ ...change, trail: [...trail, ...change.trail] }))
