'use client'

import { useNav, useWindowInfo } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Payload closes the menu up to 1440 pixels; the screens of staff have room for it from 1280. */
const HAS_ROOM = '(min-width: 1280px) and (max-width: 1440px)'

/** Opens the menu when the admin loads on such a screen. A menu that a person closes stays closed until the next load. */
export function OpenMenu() {
  const { setNavOpen } = useNav()
  const isLarge = useWindowInfo().breakpoints?.l
  useEffect(() => {
    if (!isLarge || !matchMedia(HAS_ROOM).matches) return
    // After the effect of Payload that closes it.
    const frame = requestAnimationFrame(() => setNavOpen(true))
    return () => cancelAnimationFrame(frame)
  }, [isLarge, setNavOpen])
  return null
}
