import { expect, it } from '@jest/globals'

import { contentCollections } from '@/collections/content'
import { Redirects } from '@/collections/redirects'
import { Users } from '@/collections/users'
import { globals } from '@/globals'

/** What the fields in `part`, of whatever depth, are called. */
function labelsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'label' && typeof value === 'string' ? [value] : labelsIn(value),
  )
}

it('no label holds what Payload’s message of wrong fields is cut at: a comma, a colon', () => {
  const labels = [...contentCollections, Redirects, Users, ...globals].flatMap(({ fields }) =>
    labelsIn(fields),
  )
  expect(labels).toContain('Jour (ou premier jour)')
  expect(labels.filter((label) => /[,:]/.test(label))).toEqual([])
})
