/** Controls in which people type or choose. Errors of radio groups and file inputs go to the group instead. */
const CONTROLS =
  'input:not([type=hidden], [type=file], [type=radio]), textarea, select, [contenteditable=true]'

/** Fields whose only controls belong to their rows. */
const OF_ROWS = '.array-field, .blocks-field'

/** The attribute of an element described by an error: it holds the id of the error. */
const TOLD = 'data-field-error'

/** Selects the elements described by an error now, in screen order. */
export const TOLD_OF_AN_ERROR = `[${TOLD}]`

let errors = 0

/** Marks the error's control as invalid and describes it by the error: Payload only shows it by colour and position. */
export function tellError(error: HTMLElement): void {
  const field = error.closest<HTMLElement>('.field-type')
  if (!field) return
  error.id ||= `field-error-${(errors += 1)}`
  const control = controlOf(field)
  const told = control ?? field
  // Our own fields already reference their errors.
  if (describing(told).some((id) => document.getElementById(id)?.contains(error))) return
  describeBy(told, [...describing(told), error.id])
  told.setAttribute(TOLD, error.id)
  if (control) control.setAttribute('aria-invalid', 'true')
  else Object.assign(field, { role: 'group', tabIndex: -1 })
}

/** Undoes {@link tellError} once the error is gone. */
export function forgetError(told: HTMLElement): void {
  const id = told.getAttribute(TOLD)!
  if (document.getElementById(id)) return
  const others = describing(told).filter((other) => other !== id)
  describeBy(told, others)
  told.removeAttribute(TOLD)
  told.removeAttribute('aria-invalid')
}

/** Marks a control as required when its label has a star, which is only visual. */
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
