import { expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import { markdown } from '../../fixtures/views'
import { headingsOf } from '../markdown/show'
import { showSection } from './show'

it('shows each profile under the title, its own headings below', () => {
  expect(headingsOf(showSection('profiles'))).toEqual([
    'H2 Les profils',
    'H3 Responsable de produit',
    'H4 Son rôle',
    'H3 Responsable technique',
  ])
})

it('says in the title of a link which profile it is about', () => {
  const links = within(showSection('profiles')).getAllByRole('link')
  expect(links).toHaveLength(1)
  expect(links[0]).toHaveTextContent('En savoir plus')
  expect(links[0]).toHaveAttribute(
    'title',
    'En savoir plus - Responsable de produit - nouvelle fenêtre',
  )
})

it('skips no level when it has no title', () => {
  expect(headingsOf(showSection('profiles', { title: '' }))[0]).toBe('H2 Responsable de produit')
})

it('shows title and introduction without profiles, and nothing without anything', () => {
  const shown = showSection('profiles', { profiles: [] })
  expect(shown).toHaveTextContent('Les profilsDeux profils.')
  expect(shown.querySelector('ul')).toBeNull()
  expect(
    showSection('profiles', { title: '', introduction: markdown(''), profiles: [] }),
  ).toBeEmptyDOMElement()
})
