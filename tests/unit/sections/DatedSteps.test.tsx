import { expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('says each date as it was written, then what happens', () => {
  const shown = showSection('datedSteps')
  expect(headingsOf(shown)).toEqual(['H2 À vos agendas'])
  expect(within(shown).getByRole('listitem')).toHaveTextContent(
    '[31 mars - 1er avril]Jury de sélection',
  )
})

it('shows nothing when empty', () => {
  expect(showSection('datedSteps', { title: '', steps: [] })).toBeEmptyDOMElement()
})
