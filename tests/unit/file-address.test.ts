import { expect, it } from '@jest/globals'

import { validateFileAddress } from '@/fields/file-address'

it.each(['reglement.pdf', 'reglement-eig-7.pdf'])('accepts %j', (address) => {
  expect(validateFileAddress(address, ['pdf'])).toBe(true)
})

it.each(['Reglement.pdf', 'règlement.pdf', '../x.pdf', 'a--b.pdf', 'reglement', 'photo.png'])(
  'says what is wrong with %j',
  (address) => {
    expect(validateFileAddress(address, ['pdf'])).toMatch(/«\s\.pdf\s»/)
  },
)

it('asks for one', () => {
  expect(validateFileAddress('', ['pdf'])).toBe('L’adresse du fichier est obligatoire.')
})
