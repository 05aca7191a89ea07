import { beforeAll, expect, it } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'

import { AddressInput } from '@/components/admin/links/AddressInput'

const DESTINATIONS = [
  { address: '/participer/faq', title: 'Foire aux questions' },
  { address: '/projets', title: 'Nos projets' },
  { address: '/participer/faq#qui-finance', title: 'Qui finance les projets éligibles\u00a0?' },
  { address: '/documents/reglement-7.pdf', title: 'Règlement de l’appel' },
]

function Field() {
  const [value, setValue] = useState('')
  return (
    <>
      <label htmlFor="lien">Lien</label>
      <AddressInput destinations={DESTINATIONS} id="lien" onChange={setValue} value={value} />
    </>
  )
}

// jsdom has no `scrollIntoView`.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => {}
})

const input = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Lien' })
const type = (value: string) => fireEvent.change(input(), { target: { value } })
/** Returns whether the input left the key to the elements around it. */
const press = (key: string) => fireEvent.keyDown(input(), { key })
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)

it.each([
  ['Règl', ['Règlement de l’appel /documents/reglement-7.pdf']],
  ['REGLEMENT APPEL', ['Règlement de l’appel /documents/reglement-7.pdf']],
  ['eligibles qui', ['Qui finance les projets éligibles\u00a0? /participer/faq#qui-finance']],
  // Matches by title come first, then matches by address.
  [
    'qu',
    [
      'Foire aux questions /participer/faq',
      'Qui finance les projets éligibles\u00a0? /participer/faq#qui-finance',
    ],
  ],
  ['/documents/regl', ['Règlement de l’appel /documents/reglement-7.pdf']],
  ['https://exemple.fr', []],
  ['/projets', []],
  ['', []],
])(
  'proposes for %j the destinations that have these words in their title or address',
  (typed, expected) => {
    render(<Field />)
    type(typed)
    expect(options()).toEqual(expected)
    expect(input()).toHaveAttribute('aria-expanded', String(expected.length > 0))
  },
)

it('lets the keyboard move through the list and choose, and announces the position', () => {
  render(<Field />)
  type('projets')
  expect(screen.getByRole('status')).toHaveTextContent('2 propositions')
  // Enter chooses nothing while no option is selected.
  expect(press('Enter')).toBe(true)
  press('ArrowUp')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Qui finance')
  press('ArrowDown')
  expect(input()).not.toHaveAttribute('aria-activedescendant')
  press('ArrowDown')
  const first = screen.getByRole('option', { selected: true })
  expect(input()).toHaveAttribute('aria-activedescendant', first.id)
  expect(press('Enter')).toBe(false)
  expect(input()).toHaveValue('/projets')
  expect(options()).toEqual([])
  expect(press('Enter')).toBe(true)
})

it('closes its list on Escape, on blur, and on a click on an option', () => {
  render(<Field />)
  type('faq')
  expect(press('Escape')).toBe(false)
  expect(options()).toEqual([])
  // Once the list is closed, Escape reaches the surrounding dialog.
  expect(press('Escape')).toBe(true)
  expect(input()).toHaveValue('faq')
  press('ArrowDown')
  expect(options()).toHaveLength(2)
  fireEvent.blur(input())
  expect(options()).toEqual([])
  type('foire')
  fireEvent.click(screen.getByRole('option'))
  expect(input()).toHaveValue('/participer/faq')
})
