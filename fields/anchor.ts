import type { Field, TextField } from 'payload'

/**
 * The anchor of a passage (the end of its address, after `#`). It is computed from the first non-empty field of `anchorOf`
 * beside it, and stored only when that field no longer gives the published anchor, so that existing links still work
 * (`editing/keep-anchors.ts`). No one types it.
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
 * Returns the `fields` of a section followed by its anchor, made from its title or else from the heading that its text
 * begins with. A section that can have neither gets no anchor.
 */
export const anchored = (fields: Field[]): Field[] => {
  const sources = fields.flatMap((field) =>
    'name' in field && (field.name === 'title' || field.custom?.contentChecks === 'markdown')
      ? [field.name]
      : [],
  )
  return sources.length ? [...fields, anchorField(sources)] : fields
}
