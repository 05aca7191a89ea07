import { expect, it } from '@jest/globals'
import { screen, within } from '@testing-library/react'

import { showSection } from './show'

it('shows each quotation with its author, their role, and their portrait if there is one', () => {
  showSection('testimonials')
  const [first, second] = screen.getAllByRole('figure')
  expect(within(first!).getByRole('blockquote')).toHaveTextContent('Dix mois utiles.')
  expect(within(first!).getByText('Camille Roux')).toHaveClass('fr-quote__author')
  expect(within(first!).getByRole('listitem')).toHaveTextContent('EIG 6')
  expect(within(first!).getByRole('img', { name: 'Camille, souriante' })).toHaveAttribute(
    'srcset',
    '/images/camille.png?w=320 320w, /images/camille.png 640w',
  )
  expect(within(second!).queryByRole('img')).toBeNull()
  expect(within(second!).queryByRole('listitem')).toBeNull()
})
