'use client'

import { usePathname } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'

import { FormStateGuard } from './saving/FormStateGuard'
import { forgetAll } from './saving/unsaved-texts'
import { TOLD_OF_AN_ERROR } from './accessibility/field-errors'
import { nameCopiedRows, repair } from './accessibility/repairs'

/** Of a form of Payload's: whether it may be used; not while it is sent. */
const READY = 'data-form-ready'

/** Attributes that change what is to be mended: that one, and what a field shows. */
const SEEN = [READY, 'value']

/** Payload's screen that signs out. The end of a session by inactivity has another, and keeps what was not saved. */
const LOGOUT = '/admin/logout'

/** Around the whole admin: guards its forms, and mends its accessibility as its screens change, at most once a frame. */
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
    // A mouse does not focus buttons in all browsers; the keyboard focuses one before it opens its menu.
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

/** Where something is to be mended: a control, or what opens a row that hides one. */
const WRONG = `${TOLD_OF_AN_ERROR}, [aria-invalid=true], .collapsible--style-error .collapsible__toggle--collapsed`

/**
 * After `form` came back from the server: Payload disables its buttons and fields meanwhile, and a browser takes the
 * keyboard's focus from what is disabled. The focus goes to the first field that is wrong, else to `last`, which had it.
 */
function giveFocusBack(form: Element, last: HTMLElement | null): void {
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
