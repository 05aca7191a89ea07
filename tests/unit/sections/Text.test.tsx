import { expect, it } from '@jest/globals'

import { markdown } from '../../fixtures/views'
import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('shows its text with headings from level 2', () => {
  const shown = showSection('text')
  expect(headingsOf(shown)).toEqual(['H2 Pour qui\u202f?'])
  expect(shown).toHaveTextContent('Pour vous.')
})

it('shows nothing when empty', () => {
  expect(showSection('text', { body: markdown(' \n') })).toBeEmptyDOMElement()
})
