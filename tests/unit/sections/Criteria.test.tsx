import { expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import { page } from '../../fixtures/views'
import { headingsOf } from '../markdown/show'
import { showSection } from './show'

const words = (element: HTMLElement) =>
  within(element)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))

it('numbers criteria by their place', () => {
  expect(words(showSection('criteria'))).toEqual([
    'Critère 1Problème avéréConfirmé sur le terrain.',
    'Critère 2L’ampleurBeaucoup de personnes.',
  ])
})

it('numbers them anew when the order changes', () => {
  const section = page.sections.find((section) => section.blockType === 'criteria')!
  const criteria = section.criteria.toReversed()
  expect(words(showSection('criteria', { criteria }))[0]).toMatch(/^Critère 1L’ampleur/)
})

it('puts the names under the title', () => {
  expect(headingsOf(showSection('criteria'))).toEqual([
    'H2 Les critères',
    'H3 Problème avéré',
    'H3 L’ampleur',
  ])
})

it('shows only its title without criteria', () => {
  expect(showSection('criteria', { criteria: [] }).querySelector('ol')).toBeNull()
  expect(showSection('criteria', { criteria: [] })).toHaveTextContent('Les critères')
})
