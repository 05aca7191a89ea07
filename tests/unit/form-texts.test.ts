import { expect, it } from '@jest/globals'
import type { Field } from 'payload'
import { flattenAllFields } from 'payload/shared'

import { Pages } from '@/collections/pages'
import { fieldPathLabel } from '@/editing/field-path-label'
import { formTexts } from '@/fields/fields-of'

const note: Field = { name: 'note', type: 'textarea' }
const added: Field = {
  name: 'added',
  type: 'array',
  fields: [
    { name: 'group', type: 'group', fields: [note] },
    { name: 'hidden', type: 'text', admin: { hidden: true } },
    { name: 'secret', type: 'text', access: { read: () => false } },
    { name: 'inner', type: 'group', admin: { hidden: true }, fields: [note] },
    { name: 'computed', type: 'text', admin: { readOnly: true } },
  ],
}
const fields = flattenAllFields({ fields: [...Pages.fields, added] })

it('a field that is added to the schema is among the texts of the form, unless staff may not see it', () => {
  const row = {
    group: { note: 'Neuf' },
    hidden: 'Caché',
    secret: 'Secret',
    inner: { note: 'Caché' },
  }
  const doc = { title: 'Titre', slug: ' ', added: [{ ...row, computed: 'Calculé' }] }
  expect(formTexts(fields, doc)).toMatchObject([
    { path: 'title', text: 'Titre', isTyped: true },
    { path: 'added.0.group.note', text: 'Neuf', isTyped: true },
    { path: 'added.0.computed', text: 'Calculé', isTyped: false },
  ])
})

it('the label of a field says which row of each list it is in', () => {
  const sections = [{ blockType: 'text' }, { blockType: 'questions', questions: [{}, {}] }]
  const label = (path: string) =>
    fieldPathLabel(fields, path, { sections }).replaceAll('\u00a0', ' ')
  expect(label('sections.1.questions.1.answer')).toBe(
    'Sections 2 (Questions) › Questions 2 › Réponse',
  )
  expect(label('sections.0.body')).toBe('Sections 1 (Texte) › Texte')
  expect(label('sections.7')).toBe('Sections 8')
  expect(label('hero.title')).toMatch(/^En-tête de page › /)
})
