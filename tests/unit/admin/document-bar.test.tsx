import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'

let info: object
let state: object = {}

/** Payload's hooks work only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, onClick }: ComponentProps<'button'>) => (
    <button onClick={onClick} type="button">
      {children}
    </button>
  ),
  ConfirmationModal: () => null,
  toast: {},
  useDebounce: <T,>(value: T) => value,
  useAuth: () => ({ user: { id: 'alix', role: 'administrator' } }),
  useDocumentInfo: () => info,
  useForm: () => ({}),
  useModal: () => ({}),
  useTranslation: () => ({ t: (key: string) => key }),
}))
jest.unstable_mockModule('@/components/admin/saving/use-saver', () => ({
  useSaveState: () => state,
  useSaver: () => null,
}))

const { SaveStatus } = await import('@/components/admin/saving/SaveStatus')
const { DocumentStatus } = await import('@/components/admin/publish/DocumentStatus')

beforeEach(() => {
  info = {
    collectionSlug: 'pages',
    hasPublishedDoc: true,
    savedDocumentData: {
      slug: 'faq',
      title: 'Questions',
      createdAt: '2026-03-29T00:30:00.000Z',
      updatedAt: '2026-03-29T01:30:00.000Z',
      deletedAt: '2026-07-14T22:05:00.000Z',
    },
  }
})

describe('the bar of a document', () => {
  it('shows its dates in Paris time, in any time zone', () => {
    render(<DocumentStatus />)
    const bar = document.querySelector('.saved-dates')
    expect(bar).toHaveTextContent('Dernière modification : 29 mars 2026 à 3 h 30')
    expect(bar).not.toHaveTextContent('corbeille')
  })

  it('says since when a document is in the trash, and offers no action on it', () => {
    info = { ...info, id: 'p', isTrashed: true }
    render(<DocumentStatus />)
    const bar = document.querySelector('.saved-dates')
    expect(bar).toHaveTextContent('Mise à la corbeille : 15 juillet 2026 à 0 h 05')
    expect(screen.queryByText('version:published')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
  })
})

it('does not show the date of a save next to a refused text', () => {
  state = { faults: [{ path: 'title', label: 'Titre', message: 'Trop long.' }] }
  render(<SaveStatus saver={null as never} />)
  expect(document.body).toHaveTextContent(/^Non enregistré : texte refusé$/)
})
