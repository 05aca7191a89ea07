import { expect, it, jest } from '@jest/globals'
import { act, fireEvent, render, screen } from '@testing-library/react'

/** Payload's form works only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  FieldDescription: () => null,
  FieldError: () => null,
  FieldLabel: () => null,
  fieldBaseClass: '',
  toast: {},
  useDocumentInfo: () => ({
    collectionSlug: 'pages',
    hasPublishedDoc: true,
    id: 'p',
    unpublishedVersionCount: 1,
  }),
  useField: () => ({}),
}))

jest.unstable_mockModule('@payloadcms/ui/shared', () => ({ mergeFieldStyles: () => ({}) }))

const { PlanDialog } = await import('../../admin/PlanDialog')

it('lists what changes on other pages when the user schedules unpublishing a page', async () => {
  const body = { sentences: ['La page « FAQ » est au-dessous.'], below: 1 }
  const asked = jest.fn<typeof fetch>().mockResolvedValue({
    ok: true,
    json: () => Promise.resolve(body),
  } as Response)
  globalThis.fetch = asked
  // jsdom does not have these functions.
  HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.close = () => {}
  const onPlan = () => Promise.resolve(null)
  await act(() =>
    Promise.resolve(render(<PlanDialog list={null} onClose={() => {}} onPlan={onPlan} />)),
  )
  expect(asked).not.toHaveBeenCalled()
  const choose = (label: RegExp) =>
    act(() => Promise.resolve(fireEvent.click(screen.getByLabelText(label))))
  await choose(/^Mettre hors ligne/)
  expect(screen.getByText(/FAQ/)).toBeInTheDocument()
  expect(asked.mock.calls[0]![0]).toBe('/api/pages/p/effects')
  await choose(/^Publier/)
  expect(screen.queryByText(/FAQ/)).toBeNull()
})
