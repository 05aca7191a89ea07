import { expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import { showSection } from './show'

it('shows its steps in order, in a numbered list', () => {
  const list = within(showSection('steps')).getByRole('list')
  expect(list.tagName).toBe('OL')
  expect(Array.from(list.children, ({ textContent }) => textContent)).toEqual([
    'Dépôt du dossier.',
    'Passage devant le jury.',
  ])
  expect(within(list).getByText('jury').tagName).toBe('EM')
})

it('shows title and introduction without steps, and nothing without anything', () => {
  const shown = showSection('steps', { steps: [] })
  expect(shown).toHaveTextContent(/^Les étapesEn continu :$/)
  expect(shown.querySelector('ol')).toBeNull()
  expect(
    showSection('steps', { title: '', introductionMarkdown: '', steps: [] }),
  ).toBeEmptyDOMElement()
})
