import { TOLD_OF_AN_ERROR } from './field-errors'

/** Where something is to be mended: a control, or what opens a row that hides one. */
const WRONG = `${TOLD_OF_AN_ERROR}, [aria-invalid=true], .collapsible--style-error .collapsible__toggle--collapsed`

/**
 * After `form` came back from the server: Payload disables its buttons and fields meanwhile, and a browser takes the
 * keyboard's focus from what is disabled. The focus goes to the first field that is wrong, else to `last`, which had it.
 */
export function giveFocusBack(form: Element, last: HTMLElement | null): void {
  if (!isLost(document.activeElement)) return
  const places = [...form.querySelectorAll<HTMLElement>(WRONG)]
  if (last && form.contains(last)) places.push(last)
  // What is hidden, or disabled still, takes none.
  places.find((place) => {
    place.focus()
    return document.activeElement === place
  })
}

/** Nowhere, or where the keyboard can do nothing but ask the same again. */
const isLost = (focused: Element | null): boolean =>
  !focused || focused === document.body || focused.matches('button, :disabled')
