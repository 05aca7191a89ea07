import { beforeEach, expect, it, jest } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'

type Fields = Record<string, { value: unknown; valid: boolean; errorMessage?: string }>
let fields: Fields
let modified: boolean
/** What Payload does of its own in the very moment in which a fault is told. */
let meanwhile: () => void

const set = (valid: boolean) => (fields = { text: { ...fields.text!, valid } })
const told = jest.fn<(action: object) => void>(() => {
  set(false)
  meanwhile()
})

/** Payload's form needs its whole admin around it. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  useDocumentInfo: () => ({}),
  useForm: () => ({ dispatchFields: told, getFields: () => fields, setSubmitted: () => {} }),
  useFormBackgroundProcessing: () => false,
  useFormFields: <T,>(select: (form: [Fields]) => T) => select([fields]),
  useFormModified: () => modified,
  useFormSubmitted: () => true,
}))

const { useToldFaults } = await import('@/components/admin/saving/payload-form')

const FAULT = { path: 'text', label: 'Texte', message: 'Inconnu.' }

/** A form whose fault was told by Payload. */
function refused() {
  const { rerender, result } = renderHook(useToldFaults)
  set(false)
  act(() => result.current([FAULT]))
  return () => rerender()
}

beforeEach(() => {
  fields = { text: { value: 'a', valid: true } }
  modified = false
  meanwhile = () => {}
  told.mockClear()
})

it('tells a fault again that Payload forgot, once what is typed is saved', () => {
  const renderAgain = refused()
  expect(told).not.toHaveBeenCalled()
  modified = true
  set(true)
  renderAgain()
  expect(told).not.toHaveBeenCalled()
  modified = false
  renderAgain()
  expect(told.mock.calls).toMatchObject([[{ type: 'ADD_SERVER_ERRORS', errors: [FAULT] }]])
  renderAgain()
  expect(told).toHaveBeenCalledTimes(1)
})

it('tells it once more where Payload takes it back in that moment', () => {
  const renderAgain = refused()
  meanwhile = () => {
    meanwhile = () => {}
    set(true)
  }
  set(true)
  renderAgain()
  renderAgain()
  renderAgain()
  expect(told).toHaveBeenCalledTimes(2)
  expect(fields.text!.valid).toBe(false)
})

it('tells it no more once the field holds something else', () => {
  const renderAgain = refused()
  fields = { text: { value: 'b', valid: true } }
  renderAgain()
  expect(told).not.toHaveBeenCalled()
})
