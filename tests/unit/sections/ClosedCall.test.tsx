import { expect, it } from '@jest/globals'

import { markdown } from '../../fixtures/views'
import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('stands out with its title as a heading', () => {
  const shown = showSection('closedCall')
  expect(shown.querySelector('.fr-callout')).toHaveTextContent('Appel terminéRevenez vite.')
  expect(headingsOf(shown)).toEqual(['H2 Appel terminé'])
})

it('shows nothing when empty', () => {
  expect(showSection('closedCall', { title: '', body: markdown('') })).toBeEmptyDOMElement()
})
