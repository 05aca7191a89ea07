import { beforeEach, expect, it, jest } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'

const setValue = jest.fn()
const form: { value: string | null; title: string | null } = { value: null, title: null }

jest.unstable_mockModule('@payloadcms/ui', () => ({
  Button: ({ children, onClick }: { children: string; onClick: () => void }) => (
    <button onClick={onClick}>{children}</button>
  ),
  useField: () => ({ value: form.value, setValue }),
  useFormFields: (pick: (context: [object]) => unknown) => pick([{ title: { value: form.title } }]),
}))

const { AddressProposal } = await import('@/components/admin/AddressProposal')

beforeEach(() => {
  Object.assign(form, { value: null, title: 'Accueillir une équipe : l’été' })
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
