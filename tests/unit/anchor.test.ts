import { expect, it } from '@jest/globals'

import { anchorFrom } from '@/text/anchor'

const none = new Set<string>()

it('is made of the words of the title, as an address can hold them', () => {
  expect(anchorFrom('Qu’est-ce qu’un·e EIG, à l’État ?', none)).toBe(
    'qu-est-ce-qu-un-e-eig-a-l-etat',
  )
  expect(anchorFrom('Le cœur du métier', none)).toBe('le-coeur-du-metier')
})

it('is cut between words when long', () => {
  const anchor = anchorFrom(`Comment ${'vraiment '.repeat(10)}candidater ?`, none)
  expect(anchor).toMatch(/^comment(-vraiment)+$/)
  expect(anchor.length).toBeLessThanOrEqual(60)
  expect(anchorFrom('x'.repeat(80), none)).toHaveLength(60)
})

it('differs from those that are taken', () => {
  expect(anchorFrom('Quand ?', new Set(['quand', 'quand-2']))).toBe('quand-3')
})

it('exists for a title without letters', () => {
  expect(anchorFrom('?', none)).toBe('passage')
})
