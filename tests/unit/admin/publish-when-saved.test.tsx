import { beforeEach, expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'

import type { Warning } from '@/editing/content-checks/endpoint'

let isSaving = false
let info: object
const published = jest.fn()

/** Payload's button, and what it knows of its form, which needs its whole admin around it. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
    <button onClick={onClick}>{children}</button>
  ),
  PublishButton: () => (
    <button id="action-save" onClick={published} type="button">
      Publier
    </button>
  ),
  useDebounce: <T,>(value: T) => value,
  useDocumentInfo: () => info,
  useForm: () => ({ getData: () => ({ description: 'TODO' }) }),
  useFormBackgroundProcessing: () => isSaving,
  useFormModified: () => true,
  useFormProcessing: () => false,
}))

const revealField = jest.fn<(...where: unknown[]) => Promise<void>>().mockResolvedValue(undefined)
jest.unstable_mockModule('@/components/admin/live-preview/reveal-field', () => ({ revealField }))

const { PublishWhenSaved } = await import('@/components/admin/publish/PublishWhenSaved')

const asked = jest.fn<typeof fetch>()
beforeEach(() => {
  isSaving = false
  info = { collectionSlug: 'criteria', id: 'c' }
  published.mockReset()
  asked.mockReset()
  globalThis.fetch = asked
  // Of browsers, and not of jsdom.
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

const show = () => render(<PublishWhenSaved />)
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name, hidden: true }))
    await new Promise((resolve) => setTimeout(resolve, 20))
  })

it.each([[[]], [null]])('publishes at one press where the server warns of %j', async (warnings) => {
  answer(warnings)
  show()
  await press('Publier')
  expect(published).toHaveBeenCalledTimes(1)
  expect(JSON.parse(asked.mock.calls[0]![1]!.body as string)).toEqual({
    collection: 'criteria',
    id: 'c',
    data: { description: 'TODO' },
  })
})

it('says first what the texts warn of, and publishes at a second press', async () => {
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

it('asks of a global too', async () => {
  answer([WARNING])
  info = { globalSlug: 'notice' }
  show()
  await press('Publier')
  expect(JSON.parse(asked.mock.calls[0]![1]!.body as string)).toEqual({
    global: 'notice',
    data: { description: 'TODO' },
  })
  expect(screen.getByRole('dialog')).toBeInTheDocument()
})

it('leads to the field instead, or back', async () => {
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

it('keeps a press while the form saves itself, and asks of what was saved', async () => {
  answer([])
  isSaving = true
  const { rerender } = show()
  await press('Publier')
  expect(asked).not.toHaveBeenCalled()
  isSaving = false
  rerender(<PublishWhenSaved />)
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  expect(asked).toHaveBeenCalledTimes(1)
  expect(published).toHaveBeenCalledTimes(1)
})
