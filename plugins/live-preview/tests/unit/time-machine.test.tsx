import { expect, it, jest } from '@jest/globals'
import { render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'

let info: object

/** Payload's hooks work only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, url }: ComponentProps<'a'> & { url: string }) => (
    <a href={url}>{children}</a>
  ),
  FieldLabel: ({ htmlFor, label }: { htmlFor: string; label: string }) => (
    <label htmlFor={htmlFor}>{label}</label>
  ),
  useDocumentInfo: () => info,
}))

const { PageTimeMachine } = await import('@/plugins/live-preview/admin/TimeMachine')

const page = { id: 'p', savedDocumentData: { slug: 'faq', title: 'Questions' } }

it('the time machine opens the page at its saved address', () => {
  info = page
  render(<PageTimeMachine />)
  expect(screen.getByRole('link', { name: /Questions/ })).toHaveAttribute('href', '/apercu/faq')
})

it('the time machine offers nothing in the trash', () => {
  info = { ...page, isTrashed: true }
  render(<PageTimeMachine />)
  expect(document.body).toHaveTextContent('')
  expect(screen.queryByRole('link')).toBeNull()
})
