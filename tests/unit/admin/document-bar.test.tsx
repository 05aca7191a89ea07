import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'

let info: object

/** What Payload knows of its form, which needs its whole admin around it. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children }: ComponentProps<'button'>) => <button type="button">{children}</button>,
  ConfirmationModal: () => null,
  FieldLabel: ({ label }: { label: string }) => <span>{label}</span>,
  toast: {},
  useDebounce: <T,>(value: T) => value,
  useAuth: () => ({ user: { role: 'administrator' } }),
  useDocumentInfo: () => info,
  useForm: () => ({}),
  useModal: () => ({}),
  useTranslation: () => ({ t: (key: string) => key }),
}))
jest.unstable_mockModule('@/components/admin/saving/use-saver', () => ({
  useSaveState: () => ({}),
  useSaver: () => null,
}))
jest.unstable_mockModule('@/components/admin/use-answer', () => ({ useAnswer: () => ({}) }))

const { DocumentStatus } = await import('@/components/admin/publish/DocumentStatus')
const { ReviewField } = await import('@/components/admin/ReviewField')
const { PageTimeMachine } = await import('@/components/admin/TimeMachine')

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
  it('dates it as a clock in Paris does, in any zone', () => {
    render(<DocumentStatus />)
    const bar = document.querySelector('.saved-dates')
    expect(bar).toHaveTextContent('Dernière modification : 29 mars 2026 à 3 h 30')
    expect(bar).toHaveTextContent('Création : 29 mars 2026 à 1 h 30')
    expect(bar).not.toHaveTextContent('corbeille')
  })

  it('says since when it is in the trash, where nothing acts on it', () => {
    info = { ...info, id: 'p', isTrashed: true }
    render(
      <>
        <DocumentStatus />
        <ReviewField />
        <PageTimeMachine />
      </>,
    )
    const bar = document.querySelector('.saved-dates')
    expect(bar).toHaveTextContent('Mise à la corbeille : 15 juillet 2026 à 0 h 05')
    expect(screen.queryByText('version:published')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
  })
})
