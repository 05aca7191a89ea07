import { expect, it } from '@jest/globals'
import type { ArrayField, Field } from 'payload'

import { contentCollections } from '@/collections/content'
import { Redirects } from '@/collections/redirects'
import { Subscriptions } from '@/collections/subscriptions'
import { Users } from '@/collections/users'
import { globals } from '@/globals'

/** What the fields in `part`, of whatever depth, are called. */
function labelsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'label' && typeof value === 'string' ? [value] : labelsIn(value),
  )
}

it('no screen of staff has a tab for what programs are answered', () => {
  const screens = [...contentCollections, Redirects, Subscriptions, Users, ...globals]
  expect(screens.filter(({ admin }) => !admin?.hideAPIURL).map(({ slug }) => slug)).toEqual([])
})

it('the entries of the menu and of its submenus are called differently where one adds them', () => {
  const { fields } = globals.find(({ slug }) => slug === 'navigation')!
  const arrays = (some: Field[]): ArrayField[] =>
    some.flatMap((field) => (field.type === 'array' ? [field, ...arrays(field.fields)] : []))
  const nouns = arrays(fields).map(({ labels }) => labels?.singular)
  expect(nouns).toEqual(['Entrée du menu', 'Entrée du sous-menu'])
})

it('no label holds what Payload’s message of wrong fields is cut at: a comma, a colon', () => {
  const labels = [...contentCollections, Redirects, Users, ...globals].flatMap(({ fields }) =>
    labelsIn(fields),
  )
  expect(labels).toContain('Jour (ou premier jour)')
  expect(labels.filter((label) => /[,:]/.test(label))).toEqual([])
})
