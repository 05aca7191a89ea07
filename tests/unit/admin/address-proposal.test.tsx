import { beforeEach, expect, it, jest } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'

const setValue = jest.fn()
const setMainTitle = jest.fn()
const form: Record<'value' | 'title' | 'mainTitle', string | null> = {
  value: null,
  title: null,
  mainTitle: null,
}

jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, onClick }: { children: string; onClick: () => void }) => (
    <button onClick={onClick}>{children}</button>
  ),
  useField: ({ path }: { path: string }) =>
    path === 'slug'
      ? { value: form.value, setValue }
      : { value: form.mainTitle, setValue: setMainTitle },
  useFormFields: (pick: (context: [object]) => unknown) => pick([{ title: { value: form.title } }]),
}))
jest.unstable_mockModule('@/components/admin/links/use-destinations', () => ({
  useDestinations: () => [
    { address: '/participer', title: 'Participer' },
    { address: '/participer#qui', title: 'Qui ?' },
    { address: '/documents/charte.pdf', title: 'La charte' },
  ],
}))

const { AddressProposal } = await import('@/components/admin/AddressProposal')

beforeEach(() => {
  jest.clearAllMocks()
  Object.assign(form, { value: null, title: 'Accueillir une équipe : l’été', mainTitle: null })
})

const proposal = () => {
  render(<AddressProposal path="slug" />)
  return screen.queryByRole('button')
}

it('proposes an address made from the title, which a press enters', () => {
  const button = proposal()!
  expect(button.textContent).toContain('«\u00a0accueillir-une-equipe-l-ete\u00a0»')
  fireEvent.click(button)
  expect(setValue).toHaveBeenCalledWith('accueillir-une-equipe-l-ete')
})

it('proposes nothing when the address is filled in or the title is empty', () => {
  form.value = 'participer/accueillir'
  expect(proposal()).toBeNull()
  Object.assign(form, { value: null, title: ' ' })
  expect(proposal()).toBeNull()
})

it('asks under which page it comes, among the pages of the site', () => {
  proposal()
  const parents = screen.getByRole('combobox', { name: /Sous quelle page/ })
  expect(Array.from(parents.children, ({ textContent }) => textContent)).toEqual([
    'Aucune',
    'Participer (/participer)',
  ])
  fireEvent.change(parents, { target: { value: '/participer' } })
  fireEvent.click(screen.getByRole('button'))
  expect(setValue).toHaveBeenCalledWith('participer/accueillir-une-equipe-l-ete')
})

it.each([
  [null, 1],
  ['Accueillir', 0],
])('fills in the main title only if it is empty (%s)', (mainTitle, times) => {
  form.mainTitle = mainTitle
  fireEvent.click(proposal()!)
  expect(setMainTitle).toHaveBeenCalledTimes(times)
})
