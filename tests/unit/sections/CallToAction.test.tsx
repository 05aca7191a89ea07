import { expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import { markdown } from '../../fixtures/views'
import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('stands out, with a button that tells that it leaves the site', () => {
  const shown = showSection('callToAction')
  expect(headingsOf(shown)).toEqual(['H2 Deux choses à faire'])
  expect(
    within(shown)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toContain('Lire')
  expect(within(shown).getByRole('link')).toHaveAttribute(
    'title',
    'Déposer un dossier - nouvelle fenêtre',
  )
})

it('has no button without a link, and is nothing when empty', () => {
  expect(within(showSection('callToAction', { link: null })).queryByRole('link')).toBeNull()
  const nothing = { title: '', body: markdown(''), link: null }
  expect(showSection('callToAction', nothing)).toBeEmptyDOMElement()
})
