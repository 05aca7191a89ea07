import { expect, it } from '@jest/globals'
import { render, screen } from '@testing-library/react'

import { StaffLinks } from '@/components/page/StaffLinks'

it('leads to the page’s screen in the admin and to its draft', () => {
  render(<StaffLinks pageId="42" path="/participer/administrations" />)
  expect(screen.getByRole('navigation', { name: 'Édition de la page' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Modifier cette page' })).toHaveAttribute(
    'href',
    '/admin/collections/pages/42',
  )
  expect(screen.getByRole('link', { name: 'Voir le brouillon' })).toHaveAttribute(
    'href',
    '/apercu/participer/administrations',
  )
})
