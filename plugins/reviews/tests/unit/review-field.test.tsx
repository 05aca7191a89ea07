import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'

import type { User } from '@/payload-types'
import { reviewWords } from '@/plugins/reviews/words'

let info: object
let docs: object[] | undefined

/** Payload's hooks work only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, onClick }: ComponentProps<'button'>) => (
    <button onClick={onClick} type="button">
      {children}
    </button>
  ),
  useAuth: () => ({ user: { id: 'alix', role: 'administrator' } }),
  useDocumentInfo: () => info,
}))
jest.unstable_mockModule('@/components/admin/use-answer', () => ({
  useAnswer: (address: string) =>
    address.startsWith('/api/users?') ? { body: docs && { docs } } : {},
}))

const { OpenReviewWords, ReviewField } = await import('@/plugins/reviews/admin/ReviewField')

beforeEach(() => {
  info = { collectionSlug: 'pages', id: 'p' }
})

it('offers nothing on a document in the trash', () => {
  info = { ...info, isTrashed: true }
  expect(render(<ReviewField />).container).toBeEmptyDOMElement()
})

describe('asking for a review', () => {
  const asks = () => {
    render(<ReviewField />)
    fireEvent.click(screen.getByRole('button', { name: 'Demander une relecture' }))
  }

  it('says who receives the request, without the user who sends it', () => {
    docs = [
      { id: 'alix', name: 'Alix Martin' },
      { id: 'camille', name: 'Camille Durand' },
      { id: 'jean', name: 'Jean Petit' },
    ]
    asks()
    expect(screen.getByText(/tableau de bord/)).toHaveTextContent(
      'tableau de bord de : Camille Durand, Jean Petit.',
    )
    expect(document.body).not.toHaveTextContent('Alix')
  })

  it('says that no one else can review', () => {
    docs = [{ id: 'alix', name: 'Alix Martin' }]
    asks()
    expect(document.body).toHaveTextContent('Personne d’autre que vous ne peut relire')
  })
})

describe('a request for review', () => {
  it('quotes its note with French typography', () => {
    const requestedBy = { name: 'Camille' } as User
    const review = { createdAt: '2027-01-04T08:00:00.000Z', requestedBy }
    const words = (note: string | null) =>
      render(<OpenReviewWords review={{ ...review, note }} />).container.textContent
    expect(words('Le titre.')).toMatch(/\u00a0: «\u00a0Le titre.\u00a0»$/)
    expect(words(null)).toMatch(/Camille [^»]*\.$/)
  })

  it('names the user who asked', () => {
    const requestedAt = new Date('2027-03-28T10:00:00Z')
    const now = new Date('2027-03-31T10:00:00Z')
    const words = (requestedBy: string | null) =>
      reviewWords({ requestedBy, requestedAt }, now).replaceAll('\u00a0', ' ')
    expect(words('Camille')).toBe('Relecture demandée par Camille il y a 3 jours')
    expect(words(null)).toBe('Relecture demandée par quelqu’un il y a 3 jours')
  })
})
