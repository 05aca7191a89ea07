import type { FlattenedField } from 'payload'

/**
 * How the admin calls the field at `path` of `doc`: « Sections > Section 2 (Texte) > Texte ». A part without a label
 * of its own keeps its name.
 */
export function labelOf(fields: FlattenedField[], path: string, doc: unknown): string {
  return partsOf(fields, path.split('.'), doc).join(' > ')
}

function partsOf(fields: FlattenedField[], path: string[], doc: unknown): string[] {
  const [name, ...rest] = path
  const field = fields.find((candidate) => candidate.name === name)
  if (!name || !field) return path
  const own = 'label' in field && typeof field.label === 'string' ? field.label : name
  const value = child(doc, name)
  switch (field.type) {
    case 'group':
      return [own, ...partsOf(field.flattenedFields, rest, value)]
    case 'blocks': {
      const [row = '', ...inside] = rest
      const block = field.blocks.find(({ slug }) => slug === child(child(value, row), 'blockType'))
      if (!block) return [own]
      const kind = block.labels?.singular
      const position = `${Number(row) + 1} (${typeof kind === 'string' ? kind : block.slug})`
      return [own, position, ...partsOf(block.flattenedFields, inside, child(value, row))]
    }
    default:
      return [own]
  }
}

const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
