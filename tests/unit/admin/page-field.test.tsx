import { expect, it, jest } from '@jest/globals'
import { render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'

type Option = { label: string; value: string }
type InputProps = {
  AfterInput: ReactNode
  formatDisplayedOptions: (groups: { options: Option[] }[]) => Option[]
}

/** What Payload has loaded by itself: a page that the list does not have yet, and one that it has. */
const LOADED = [
  {
    options: [
      { label: 'Neuve', value: 'new' },
      { label: 'Accueil', value: 'b' },
    ],
  },
]

/** Payload's hooks work only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  RelationshipInput: ({ AfterInput, formatDisplayedOptions }: InputProps) => (
    <>
      <ul>
        {formatDisplayedOptions(LOADED).map(({ label, value }) => (
          <li key={value}>{label}</li>
        ))}
      </ul>
      {AfterInput}
    </>
  ),
  useField: () => ({ path: 'page', value: 'b' }),
}))
jest.unstable_mockModule('@payloadcms/ui/shared', () => ({ mergeFieldStyles: () => ({}) }))
jest.unstable_mockModule('@/components/admin/use-kept-answer', () => ({
  useKeptAnswer: () => ({
    docs: [
      { id: 'a', title: 'Accueil', slug: 'accueil' },
      { id: 'b', title: 'Accueil', slug: 'candidats/accueil' },
      { id: 'c', slug: null },
    ],
  }),
}))

const { PageField } = await import('@/components/admin/PageField')

it('tells two pages of the same title apart by their addresses, and gives that of the chosen one', () => {
  render(<PageField field={{} as never} path="page" />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Accueil — /accueil',
    'Accueil — /candidats/accueil',
    'Sans titre',
    'Neuve',
  ])
  expect(screen.getByText('/candidats/accueil')).toBeInTheDocument()
})
