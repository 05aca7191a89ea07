import { beforeEach, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps, ReactNode } from 'react'

import type { Outcome } from '@/components/admin/saving/send-save'
import type { Warning } from '@/editing/warnings'

let info: object
let isModified: boolean
let saved: boolean
let outcome: Outcome
const published = jest.fn<(kind: string) => Promise<Outcome>>(() => Promise.resolve(outcome))
const success = jest.fn<(words: ReactNode) => void>()
const failure = jest.fn<(words: ReactNode) => void>()

type ButtonProps = ComponentProps<'button'> & { extraButtonProps?: ComponentProps<'button'> }

/** Payload's hooks work only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, disabled, extraButtonProps, id, onClick }: ButtonProps) => (
    <button {...{ disabled, id, onClick }} {...extraButtonProps} type="button">
      {children}
    </button>
  ),
  toast: { error: failure, success },
  useDebounce: <T,>(value: T) => value,
  useDocumentEvents: () => ({ mostRecentUpdate: null }),
  useDocumentInfo: () => info,
  useForm: () => ({ formRef: {}, getData: () => ({ description: 'TODO' }) }),
  useFormModified: () => isModified,
  useTranslation: () => ({ t: () => 'Publier' }),
}))
jest.unstable_mockModule('@/components/admin/saving/use-saver', () => ({
  useSaver: () => ({ flush: () => Promise.resolve(saved), request: published }),
}))

const revealField = jest.fn<(...where: unknown[]) => Promise<void>>().mockResolvedValue(undefined)
jest.unstable_mockModule('@/components/admin/reveal-field', () => ({ revealField }))

const { PublishButton } = await import('@/components/admin/publish/PublishButton')

const asked = jest.fn<typeof fetch>()
beforeEach(() => {
  info = { collectionSlug: 'criteria', hasPublishPermission: true, id: 'c' }
  isModified = true
  saved = true
  outcome = { kind: 'saved', data: { updatedAt: 'v2' } }
  for (const spy of [published, success, failure, revealField]) spy.mockClear()
  asked.mockReset()
  globalThis.fetch = asked
  // jsdom does not have these functions.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

const WARNING = { path: 'description', label: 'Description', message: 'À finir.', excerpt: 'TODO' }
const answer = (warnings: Warning[] | null) =>
  asked.mockResolvedValue({
    ok: warnings !== null,
    json: () => Promise.resolve({ warnings }),
  } as Response)

const show = () => render(<PublishButton />)
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name, hidden: true }))
    await new Promise((resolve) => setTimeout(resolve, 20))
  })

it.each([[[]], [null]])(
  'publishes on one press when the warnings of the server are %j',
  async (warnings) => {
    answer(warnings)
    show()
    await press('Publier')
    expect(published).toHaveBeenCalledTimes(1)
    expect(JSON.parse(asked.mock.calls[0]![1]!.body as string)).toEqual({
      collection: 'criteria',
      id: 'c',
      data: { description: 'TODO' },
    })
  },
)

it('shows the warnings about the texts first, and publishes on a second press', async () => {
  answer([WARNING])
  show()
  await press('Publier')
  expect(published).not.toHaveBeenCalled()
  expect(screen.getByRole('dialog')).toHaveAccessibleName('À relire avant de publier')
  expect(screen.getByRole('listitem')).toHaveTextContent('Description : À finir.TODO')
  await press('Publier quand même')
  expect(published).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('asks for the warnings about a global too', async () => {
  answer([WARNING])
  info = { globalSlug: 'notice', hasPublishPermission: true }
  show()
  await press('Publier')
  expect(JSON.parse(asked.mock.calls[0]![1]!.body as string)).toEqual({
    global: 'notice',
    data: { description: 'TODO' },
  })
  expect(screen.getByRole('dialog')).toBeInTheDocument()
})

it('lets the user go to the field, or back, without publishing', async () => {
  answer([WARNING])
  show()
  await press('Publier')
  await press('Description')
  expect(revealField).toHaveBeenCalledWith(expect.any(Function), 'description', [])
  expect(screen.queryByRole('dialog')).toBeNull()
  await press('Publier')
  await press('Revenir au texte')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(published).not.toHaveBeenCalled()
})

it('publishes nothing when the save fails', async () => {
  answer([])
  saved = false
  show()
  await press('Publier')
  expect(asked).not.toHaveBeenCalled()
  expect(published).not.toHaveBeenCalled()
})

it('is hidden without the right to publish, and disabled during an upload', () => {
  info = { ...info, hasPublishPermission: false }
  const { rerender } = show()
  expect(screen.queryByRole('button')).toBeNull()
  info = { ...info, hasPublishPermission: true, uploadStatus: 'uploading' }
  rerender(<PublishButton />)
  expect(screen.getByRole('button')).toBeDisabled()
})

it('keeps the keyboard focus after publishing, and then does nothing', async () => {
  answer([])
  const { rerender } = show()
  const button = screen.getByRole('button')
  button.focus()
  await press('Publier')
  isModified = false
  info = { ...info, hasPublishedDoc: true, unpublishedVersionCount: 0 }
  rerender(<PublishButton />)
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toBeEnabled()
  await press('Publier')
  expect(published).toHaveBeenCalledTimes(1)
})

const FAULTS = [{ path: 'name', label: 'Nom', message: 'Trop long, vraiment.' }]
it.each<[Outcome, string]>([
  [{ kind: 'refused', faults: FAULTS }, 'À corriger\u00a0:Nom'],
  [
    { kind: 'refused', faults: [{ path: '', label: '', message: 'Trop tard, vraiment.' }] },
    'Trop tard, vraiment.',
  ],
  [{ kind: 'offline' }, 'Rien n’a été publié\u00a0: connexion perdue.'],
  [{ kind: 'locked' }, 'une autre personne modifie ce document'],
])('says why nothing was published: %j', async (refusal, words) => {
  answer([])
  outcome = refusal
  show()
  await press('Publier')
  const { container } = render(<>{failure.mock.calls[0]![0]}</>)
  expect(container.textContent).toContain(words)
  expect(success).not.toHaveBeenCalled()
  const path = 'faults' in outcome && outcome.faults[0]!.path
  expect(revealField.mock.calls).toEqual(path ? [[expect.any(Function), path, []]] : [])
})

it('says that a page is published, with a link to it', async () => {
  answer([])
  info = { ...info, collectionSlug: 'pages' }
  outcome = { kind: 'saved', data: { updatedAt: 'v2', slug: 'essai' } as never }
  show()
  await press('Publier')
  render(<>{success.mock.calls[0]![0]}</>)
  expect(screen.getByRole('link', { name: /^Voir la page/ })).toHaveAttribute('href', '/essai')
})
