import type { Field, TextField } from 'payload'

/**
 * The end of the address that leads to what this stands in, after `#`: made of the first of the fields `anchorOf` beside it
 * that says something, and stored only where these have said something else since it was published, so that a link stays
 * good (`editing/keep-anchors.ts`). Nobody types it.
 */
export const anchorField = (anchorOf: string[]): TextField => ({
  name: 'anchor',
  type: 'text',
  label: 'Ancre',
  custom: { anchorOf },
  admin: {
    readOnly: true,
    condition: (_, beside) => Boolean((beside as { anchor?: string | null }).anchor),
    description:
      'La fin de l’adresse qui mène ici, après « # ». Elle est restée la même quand le titre a changé, pour que les liens d’avant y mènent encore.',
  },
})

/**
 * `fields` of a section and its anchor: that of its title or, without one, of the heading that its text begins with. One that
 * can have neither is not led to.
 */
export const anchored = (fields: Field[]): Field[] => {
  const sources = fields.flatMap((field) =>
    'name' in field && (field.name === 'title' || field.custom?.contentChecks === 'markdown')
      ? [field.name]
      : [],
  )
  return sources.length ? [...fields, anchorField(sources)] : fields
}
