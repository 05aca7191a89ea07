import { expect, it } from '@jest/globals'
import { within } from '@testing-library/react'

import { showSection } from './show'

it('leads to every page, under its title', () => {
  const pages = [
    { label: 'Administrations', href: '/participer/administrations' },
    { label: 'Plan du site', href: '/plan-du-site' },
  ]
  const shown = within(showSection('siteMap', { title: 'Toutes les pages', pages }))
  expect(shown.getByRole('heading', { level: 2 })).toHaveTextContent('Toutes les pages')
  const links = shown.getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual(
    pages.map(({ label, href }) => [label, href]),
  )
})

it('is nothing without title nor pages', () => {
  expect(showSection('siteMap', { title: '', pages: [] })).toBeEmptyDOMElement()
})
