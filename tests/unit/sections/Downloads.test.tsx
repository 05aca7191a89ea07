import { expect, it } from '@jest/globals'
import { screen } from '@testing-library/react'

import { showSection } from './show'

const file = { href: '/documents/reglement.pdf', format: 'PDF', bytes: 61_880 }

it('links to each document, with its format and size', () => {
  showSection('downloads', {
    title: 'À lire',
    downloads: [
      { id: 'a', label: 'Règlement', file },
      { id: 'b', label: 'Brochure', file: { ...file, bytes: 1_420_000 } },
    ],
  })
  const links = screen.getAllByRole('link')
  expect(links.map(({ textContent }) => textContent?.replace(/\s/g, ' '))).toEqual([
    'Règlement PDF – 62 ko',
    'Brochure PDF – 1,4 Mo',
  ])
  expect(links[0]).toHaveAttribute('href', file.href)
})

it('leaves out a missing document, and shows nothing when it is empty', () => {
  const downloads = [{ id: 'a', label: 'Règlement', file: null }]
  expect(showSection('downloads', { title: '', downloads })).toBeEmptyDOMElement()
})
