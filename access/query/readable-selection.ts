import type { FlattenedField, PayloadRequest } from 'payload'

import { isReadable } from './readable-field'

/**
 * Whether `selection` (`select`, or that of one collection in `populate`) asks for nothing but fields of these that
 * whoever asks may read; to leave one out tells nothing.
 */
export async function isReadableSelection(
  selection: unknown,
  fields: FlattenedField[],
  req: PayloadRequest,
): Promise<boolean> {
  if (isSwitch(selection)) return true
  if (typeof selection !== 'object' || selection === null) return false
  for (const [name, inner] of Object.entries(selection)) {
    const field = fields.find((candidate) => candidate.name === name)
    if (String(inner) === 'false') continue
    if (!field) {
      if (name !== 'id') return false
    } else if (!(await isReadable(field, req)) || !(await isReadableWithin(field, inner, req))) {
      return false
    }
  }
  return true
}

async function isReadableWithin(
  field: FlattenedField,
  selection: unknown,
  req: PayloadRequest,
): Promise<boolean> {
  if (isSwitch(selection)) return true
  switch (field.type) {
    case 'array':
    case 'group':
    case 'tab':
      return isReadableSelection(selection, field.flattenedFields, req)
    case 'blocks': {
      for (const [slug, inner] of Object.entries(selection ?? {})) {
        const block = field.blocks.find((candidate) => candidate.slug === slug)
        if (!block || !(await isReadableSelection(inner, block.flattenedFields, req))) return false
      }
      return true
    }
    default:
      return false
  }
}

/** As Payload has it from an address, or our own code gives it. */
const isSwitch = (value: unknown): boolean =>
  value === true || value === false || value === 'true' || value === 'false'
