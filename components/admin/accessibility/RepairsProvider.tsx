'use client'

import { useEffect, type ReactNode } from 'react'

import { giveFocusBack } from './give-focus-back'
import { repair } from './repairs'

/** Of a form of Payload's: whether it may be used; not while it is sent. */
const READY = 'data-form-ready'

/** Attributes that change what is to be mended: that one, and what a field shows. */
const SEEN = [READY, 'value']

/** Around the whole admin: mends its accessibility as its screens change, at most once a frame. */
export function RepairsProvider({ children }: { children?: ReactNode }) {
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
    mendSoon()
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      cancelAnimationFrame(frame)
    }
  }, [])
  return children
}
