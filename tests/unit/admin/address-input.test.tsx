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

// jsdom shows nothing, and scrolls to nothing.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => {}
})

const input = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Lien' })
const type = (value: string) => fireEvent.change(input(), { target: { value } })
/** Whether the input left the key to whatever is around it. */
const press = (key: string) => fireEvent.keyDown(input(), { key })
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)

it.each([
  ['Règl', ['Règlement de l’appel /documents/reglement-7.pdf']],
  ['REGLEMENT APPEL', ['Règlement de l’appel /documents/reglement-7.pdf']],
  ['eligibles qui', ['Qui finance les projets éligibles\u00a0? /participer/faq#qui-finance']],
  // By its title first, then by its address.
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
])('proposes for %j what has these words in its title or its address', (typed, expected) => {
  render(<Field />)
  type(typed)
  expect(options()).toEqual(expected)
  expect(input()).toHaveAttribute('aria-expanded', String(expected.length > 0))
})

it('is gone through and chosen from by the keyboard, and says where one is', () => {
  render(<Field />)
  type('projets')
  expect(screen.getByRole('status')).toHaveTextContent('2 propositions')
  // Nothing is taken that was not gone to.
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

it('closes its list by Escape, by leaving, and by a click on one of it', () => {
  render(<Field />)
  type('faq')
  expect(press('Escape')).toBe(false)
  expect(options()).toEqual([])
  // Then the key is for the dialog around.
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
