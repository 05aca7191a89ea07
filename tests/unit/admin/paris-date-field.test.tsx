import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fireEvent, render, screen } from '@testing-library/react'
import type { DateFieldClient } from 'payload'

const setValue = jest.fn((value: string | null) => {
  form.value = value
})
const form: { value: string | null; disabled: boolean; showError: boolean; path: string } = {
  path: 'milestones.0.startsOn',
  disabled: false,
  showError: false,
  value: null,
}

/** Payload's parts work only inside its whole admin: these stand-ins show what they receive. */
jest.unstable_mockModule('@payloadcms/ui', () => ({
  FieldDescription: ({ description }: { description?: string }) => <p>{description}</p>,
  FieldError: ({ showError }: { showError: boolean }) => (showError ? <p>Erreur</p> : null),
  FieldLabel: (props: { label: string; htmlFor: string }) => (
    <label htmlFor={props.htmlFor}>{props.label}</label>
  ),
  fieldBaseClass: 'field-type',
  useField: ({ validate }: { validate?: unknown }) => {
    if (validate) throw new Error('A validator would hide the errors of the server.')
    return { ...form, setValue }
  },
}))
jest.unstable_mockModule('@payloadcms/ui/shared', () => ({ mergeFieldStyles: () => ({}) }))

const { ParisDateField } = await import('@/components/admin/ParisDateField')

type Options = { kind?: 'moment' | 'day'; readOnly?: boolean; required?: boolean }

function element({ kind = 'moment', readOnly = false, required = false }: Options) {
  const admin = { description: 'Une aide.' } as NonNullable<DateFieldClient['admin']>
  return (
    <ParisDateField
      field={{ name: 'closesAt', label: 'Clôture', required, admin }}
      kind={kind}
      path={form.path}
      readOnly={readOnly}
    />
  )
}

function show(options: Options = {}) {
  const { rerender } = render(element(options))
  return () => rerender(element(options))
}

const input = () => screen.getByLabelText<HTMLInputElement>('Clôture')
const type = (value: string) => fireEvent.change(input(), { target: { value } })
const clearButton = () => screen.queryByRole('button', { name: /^Effacer\u00a0: Clôture/ })

/** jsdom does not support half-typed dates: this does what browsers do when a part is missing. */
function typeHalf() {
  Object.defineProperty(input(), 'validity', { value: { badInput: true }, configurable: true })
  if (input().value) type('')
  else fireEvent.blur(input())
}
function typeTheRest(value: string) {
  Object.defineProperty(input(), 'validity', { value: { badInput: false }, configurable: true })
  type(value)
}

beforeEach(() => {
  Object.assign(form, { disabled: false, showError: false, value: '2027-03-31T16:00:00.000Z' })
  setValue.mockClear()
})

describe('ParisDateField', () => {
  it('shows the Paris time in its input, with label, description, error and the date in words', () => {
    form.showError = true
    show()
    expect(input()).toHaveValue('2027-03-31T18:00')
    expect(input()).toHaveAttribute('id', 'field-milestones__0__startsOn')
    expect(input()).toHaveAccessibleDescription(/Erreur.*mercredi 31.mars.2027.*Une aide/)
    expect(input()).toBeInvalid()
    expect(setValue).not.toHaveBeenCalled()
  })

  it.each([
    ['moment', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['moment', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
    ['day', '2027-04-01', '2027-03-31T22:00:00.000Z'],
  ] as const)('converts a Paris %s, %s, to the right instant', (kind, typed, iso) => {
    const again = show({ kind })
    type(typed)
    again()
    expect(setValue.mock.calls).toEqual([[iso]])
    expect(input()).toHaveValue(typed)
  })

  it('keeps the second of two identical clock times until the user types', () => {
    form.value = '2027-10-31T01:30:00.000Z'
    show()
    fireEvent.blur(input())
    expect(setValue).not.toHaveBeenCalled()
    expect(screen.getByText(/la seconde est retenue/)).toBeInTheDocument()
  })

  it('keeps a half-typed date out of the form, and says so', () => {
    const again = show()
    typeHalf()
    again()
    expect(setValue).not.toHaveBeenCalled()
    expect(screen.getByText(/incomplète.*reste.*mercredi 31/)).toBeInTheDocument()

    typeTheRest('2027-04-02T18:00')
    again()
    expect(setValue.mock.calls).toEqual([['2027-04-02T16:00:00.000Z']])
    expect(screen.queryByText(/incomplète/)).toBeNull()
  })

  it('notices a half-typed date in an empty field', () => {
    form.value = null
    show()
    typeHalf()
    expect(screen.getByText(/incomplète/)).not.toHaveTextContent('reste')
    expect(clearButton()).toBeInTheDocument()
  })

  it('does not store a year that is half typed', () => {
    show()
    type('0002-03-31T18:00')
    expect(setValue).not.toHaveBeenCalled()
    expect(screen.getByText(/Vérifiez l’année/)).toBeInTheDocument()
  })

  it('can be emptied, and then shows no words', () => {
    const again = show()
    fireEvent.click(clearButton()!)
    again()
    expect(setValue.mock.calls).toEqual([[null]])
    expect(input()).toHaveValue('')
    expect(input()).toHaveFocus()
    expect(screen.queryByText(/heure de Paris/)).toBeNull()
    expect(clearButton()).toBeNull()
  })

  it.each([{ required: true }, { readOnly: true }])(
    'does not offer to empty the field: %j',
    (options) => {
      show(options)
      expect(clearButton()).toBeNull()
      expect(input().disabled).toBe(Boolean(options.readOnly))
    },
  )

  it('shows a value set from outside, even over a half-typed one', () => {
    const again = show()
    typeHalf()
    form.value = '2027-01-04T08:00:00.000Z'
    again()
    expect(input()).toHaveValue('2027-01-04T09:00')
    form.value = null
    again()
    expect(input()).toHaveValue('')
  })

  it('does not let a late older value of its own overwrite what the user types', () => {
    const again = show()
    setValue.mockImplementationOnce(() => {}).mockImplementationOnce(() => {})
    type('2027-04-01T18:00')
    type('2027-04-02T18:00')
    form.value = '2027-04-01T16:00:00.000Z'
    again()
    expect(input()).toHaveValue('2027-04-02T18:00')
  })
})
