'use client'

import { usePathname } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'

import { FormStateGuard } from './saving/FormStateGuard'
import { forgetAll } from './saving/unsaved-texts'
import { TOLD_OF_AN_ERROR } from './accessibility/field-errors'
import { nameCopiedRows, repair } from './accessibility/repairs'

/** An attribute of Payload's forms: whether the form can be used. It is false while the form is being sent. */
const READY = 'data-form-ready'

/** Attributes whose changes may call for a repair: the form's readiness, and the value that a field shows. */
const SEEN = [READY, 'value']

/** Payload's sign-out screen. A session that ends by inactivity has another screen, which keeps unsaved texts. */
const LOGOUT = '/admin/logout'

/** Wraps the whole admin: guards its forms, and repairs its accessibility as its screens change, at most once per frame. */
export function AdminProvider({ children }: { children?: ReactNode }) {
  const pathname = usePathname()
  useEffect(() => {
    if (pathname === LOGOUT) forgetAll()
  }, [pathname])
  useEffect(() => {
    let frame = 0
    let lastFocused: HTMLElement | null = null
    const returned = new Set<Element>()
    const mend = () => {
      repair(document)
      returned.forEach((form) => giveFocusBack(form, lastFocused))
      returned.clear()
    }
    const mendSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(mend)
    }
    const observer = new MutationObserver((changes) => {
      for (const { target, type } of changes) {
        const element = target as Element
        if (type === 'attributes' && element.getAttribute(READY) === 'true') returned.add(element)
      }
      mendSoon()
    })
    const remember = ({ target }: FocusEvent) => (lastFocused = target as HTMLElement)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: SEEN })
    document.addEventListener('focusin', remember)
    // Some browsers do not focus a button on click; with the keyboard, a button has the focus before its menu opens.
    document.addEventListener('focusin', nameCopiedRows)
    document.addEventListener('pointerdown', nameCopiedRows)
    mendSoon()
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('focusin', nameCopiedRows)
      document.removeEventListener('pointerdown', nameCopiedRows)
      cancelAnimationFrame(frame)
    }
  }, [])
  return <FormStateGuard>{children}</FormStateGuard>
}

/** An element to correct: an invalid control, or the toggle of a collapsed row that contains one. */
const WRONG = `${TOLD_OF_AN_ERROR}, [aria-invalid=true], .collapsible--style-error .collapsible__toggle--collapsed`

/**
 * Restores the focus after `form` returns from the server: Payload disables its buttons and fields meanwhile, and browsers
 * take the focus away from disabled elements. Focuses the first invalid field, else `last`, which had the focus.
 */
function giveFocusBack(form: Element, last: HTMLElement | null): void {
  if (!isLost(document.activeElement)) return
  const places = [...form.querySelectorAll<HTMLElement>(WRONG)]
  if (last && form.contains(last)) places.push(last)
  // Hidden and disabled elements cannot take the focus.
  places.find((place) => {
    place.focus()
    return document.activeElement === place
  })
}

/** Whether the focus is nowhere, or on an element that can only repeat the last action. */
const isLost = (focused: Element | null): boolean =>
  !focused || focused === document.body || focused.matches('button, :disabled')
