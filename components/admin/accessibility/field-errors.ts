/** What a person types or chooses in. A group of radio buttons is told of an error as a whole, and so is a file. */
const CONTROLS =
  'input:not([type=hidden], [type=file], [type=radio]), textarea, select, [contenteditable=true]'

/** Fields whose only controls belong to their rows. */
const OF_ROWS = '.array-field, .blocks-field'

/** Of what is told of an error: the id of the error. */
const TOLD = 'data-field-error'

/** What is told of an error now, in the order of the screen. */
export const TOLD_OF_AN_ERROR = `[${TOLD}]`

let errors = 0

/** Tells the control of its field that it is invalid, and why: Payload says so by a colour and a place alone. */
export function tellError(error: HTMLElement): void {
  const field = error.closest<HTMLElement>('.field-type')
  if (!field) return
  error.id ||= `field-error-${(errors += 1)}`
  const control = controlOf(field)
  const told = control ?? field
  // Our own fields tell of theirs.
  if (describing(told).some((id) => document.getElementById(id)?.contains(error))) return
  describeBy(told, [...describing(told), error.id])
  told.setAttribute(TOLD, error.id)
  if (control) control.setAttribute('aria-invalid', 'true')
  else Object.assign(field, { role: 'group', tabIndex: -1 })
}

/** Takes back what {@link tellError} told of an error that is gone. */
export function forgetError(told: HTMLElement): void {
  const id = told.getAttribute(TOLD)!
  if (document.getElementById(id)) return
  const others = describing(told).filter((other) => other !== id)
  describeBy(told, others)
  told.removeAttribute(TOLD)
  told.removeAttribute('aria-invalid')
}

/** Tells a control what the star in its label tells the eye. */
export function tellRequired(star: HTMLElement): void {
  const field = star.closest<HTMLElement>('.field-type')
  if (field) controlOf(field)?.setAttribute('aria-required', 'true')
}

function controlOf(field: HTMLElement): HTMLElement | undefined {
  if (field.matches(OF_ROWS)) return undefined
  const controls = [...field.querySelectorAll<HTMLElement>(CONTROLS)]
  return controls.find((control) => control.closest('.field-type') === field)
}

const describing = (element: HTMLElement): string[] =>
  element.getAttribute('aria-describedby')?.split(' ') ?? []

function describeBy(element: HTMLElement, ids: string[]): void {
  if (ids.length) element.setAttribute('aria-describedby', ids.join(' '))
  else element.removeAttribute('aria-describedby')
}
