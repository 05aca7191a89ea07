import { expect, it, jest } from '@jest/globals'
import { render } from '@testing-library/react'

type Values = Record<string, string | null>

let values: Values
let saved: Values | undefined
const dispatchFields = jest.fn(({ path, value }: { path: string; value: string }) => {
  values = { ...values, [path]: value }
})

/** Payload's form works only inside its whole admin. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  useDocumentInfo: () => ({ savedDocumentData: saved }),
  useForm: () => ({ dispatchFields, setModified: () => {} }),
  useFormFields: <T,>(select: (form: [object]) => T) =>
    select([Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))]),
}))

const { ReasonOfOverride } = await import('@/components/admin/calls/ReasonOfOverride')

const call = (override: string | null, overrideReason: string, _status = 'draft') => ({
  override,
  overrideReason,
  _status,
})

/** Opens the form of `stored`; returns a function that changes values and returns the reason then shown. */
function opened(stored: Values) {
  values = saved = stored
  const { rerender } = render(<ReasonOfOverride />)
  return (change: Values, save?: '_status') => {
    values = { ...values, ...change }
    if (save) saved = values
    rerender(<ReasonOfOverride />)
    return values.overrideReason
  }
}

it('empties the reason when the state changes, and restores it with that state', () => {
  const set = opened(call('open', 'Report'))
  expect(set({})).toBe('Report')
  expect(set({ override: 'closed' })).toBe('')
  expect(set({ override: 'open' })).toBe('Report')
  expect(set({ override: null })).toBe('')
  expect(set({ override: 'closed' })).toBe('')
})

it('keeps a typed reason, whether the state is chosen before or after', () => {
  const set = opened(call('open', 'Report'))
  expect(set({ overrideReason: 'Complet' })).toBe('Complet')
  expect(set({ override: 'closed' })).toBe('Complet')
  expect(set({ overrideReason: '' })).toBe('')
})

it('empties a reason that was published since the form was opened', () => {
  const set = opened(call(null, '', 'published'))
  expect(set({ override: 'open' })).toBe('')
  set({ overrideReason: 'Report' })
  set({ _status: 'published' }, '_status')
  expect(set({ override: 'closed' })).toBe('')
})
