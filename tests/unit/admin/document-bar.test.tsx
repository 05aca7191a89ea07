import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'
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
  toast: {},
  useDebounce: <T,>(value: T) => value,
  useAuth: () => ({ user: { id: 'alix', role: 'administrator' } }),
  useDocumentInfo: () => info,
  useForm: () => ({}),
  useTranslation: () => ({ t: (key: string) => key }),
}))
jest.unstable_mockModule('@/components/admin/use-kept-answer', () => ({
  useKeptAnswer: (address: string | null) =>
    address === '/api/users/camille?depth=0' ? { name: 'Camille Dupont' } : null,
}))
jest.unstable_mockModule('@/components/admin/saving/use-saver', () => ({
  useSaveState: () => state,
  useSaver: () => null,
}))

const { SaveStatus } = await import('@/components/admin/saving/SaveStatus')
const { DocumentStatus } = await import('@/components/admin/publish/DocumentStatus')

const SAVED = {
  slug: 'faq',
  title: 'Questions',
  createdAt: '2026-03-29T00:30:00.000Z',
  updatedAt: '2026-03-29T01:30:00.000Z',
  deletedAt: '2026-07-14T22:05:00.000Z',
}

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-03-29T01:32:30.000Z') })
  info = { collectionSlug: 'pages', hasPublishedDoc: true, savedDocumentData: SAVED }
})
afterEach(() => {
  jest.useRealTimers()
})

/** The line about the last change, with plain spaces. */
const line = () => document.querySelector('.last-change')?.textContent?.replaceAll('\u00a0', ' ')
const savedBy = (editedBy: unknown) => {
  info = { ...info, savedDocumentData: { ...SAVED, editedBy } }
}

describe('the bar of a document', () => {
  it.each([
    [{ id: 'camille' }, 'Modifié par Camille Dupont il y a 2 min'],
    ['camille', 'Modifié par Camille Dupont il y a 2 min'],
    ['alix', 'Modifié par vous il y a 2 min'],
    ['deleted', 'Modifié il y a 2 min'],
    [null, 'Modifié il y a 2 min'],
  ])('says who saved it last, and how long ago: %j', (editedBy, words) => {
    savedBy(editedBy)
    render(<DocumentStatus />)
    expect(line()).toBe(words)
  })

  it('gives the full date in Paris time, in any time zone', () => {
    render(<DocumentStatus />)
    expect(document.querySelector('time')?.title).toBe(
      '29\u00a0mars\u00a02026 à\u00a03\u00a0h\u00a030',
    )
  })

  it('grows older while it is not saved', () => {
    render(<DocumentStatus />)
    act(() => jest.advanceTimersByTime(60_000))
    expect(line()).toBe('Modifié il y a 3 min')
  })

  it('says since when a document is in the trash, and offers no action on it', () => {
    jest.setSystemTime(new Date('2026-07-15T22:05:00.000Z'))
    savedBy('camille')
    info = { ...info, id: 'p', isTrashed: true }
    render(<DocumentStatus />)
    expect(line()).toBe('Mis à la corbeille par Camille Dupont il y a 1 j')
    expect(screen.queryByText('version:published')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
  })
})

it('does not show the date of a save next to a refused text', () => {
  state = { problem: { kind: 'refused', faults: [] } }
  render(<SaveStatus saver={null as never} />)
  expect(document.body).toHaveTextContent(/^Non enregistré : texte refusé$/)
})
