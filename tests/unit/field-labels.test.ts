import { expect, it } from '@jest/globals'
import type { ArrayField, Field } from 'payload'

import { siteConfig } from '@/site-config'

const { collections, globals } = await siteConfig()
/** What staff see: neither what Payload or a plugin keeps for itself, nor what only programs write. */
const screens = [...collections.filter(({ admin }) => admin.hidden !== true), ...globals]

/** The labels of the fields in `part`, at any depth. */
function labelsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'label' && typeof value === 'string' ? [value] : labelsIn(value),
  )
}

it('no screen of the admin has the API tab', () => {
  expect(screens.length).toBeGreaterThan(10)
  expect(screens.filter(({ admin }) => !admin.hideAPIURL).map(({ slug }) => slug)).toEqual([])
})

it('the entries of the menu and of its submenus have different names on their add buttons', () => {
  const { fields } = globals.find(({ slug }) => slug === 'navigation')!
  const arrays = (some: Field[]): ArrayField[] =>
    some.flatMap((field) => (field.type === 'array' ? [field, ...arrays(field.fields)] : []))
  const nouns = arrays(fields).map(({ labels }) => labels?.singular)
  expect(nouns).toEqual(['Entrée du menu', 'Entrée du sous-menu'])
})

it('no label contains a comma or a colon, at which Payload’s message about invalid fields is split', () => {
  const labels = screens.flatMap(({ fields }) => labelsIn(fields))
  expect(labels).toContain('Jour (ou premier jour)')
  expect(labels.filter((label) => /[,:]/.test(label))).toEqual([])
})
