'use client'

import { useNav, useWindowInfo } from '@payloadcms/ui'
import { useEffect, useEffectEvent } from 'react'

/** Payload closes the menu up to 1440 pixels; the screens of staff have room for it from 1280. */
const HAS_ROOM = '(min-width: 1280px) and (max-width: 1440px)'

/** Payload's class of a form with its preview beside it, which takes the room of the menu. */
const PREVIEWED = '.collection-edit--is-live-previewing'

/** Opens the menu when the admin loads on such a screen. A menu that a person closes stays closed until the next load. */
export function OpenMenu() {
  const { setNavOpen } = useNav()
  const isLarge = useWindowInfo().breakpoints?.l
  useEffect(() => {
    if (!isLarge || !matchMedia(HAS_ROOM).matches) return
    // After the effect of Payload that closes it.
    const frame = requestAnimationFrame(() => setNavOpen(!document.querySelector(PREVIEWED)))
    return () => cancelAnimationFrame(frame)
  }, [isLarge, setNavOpen])
  return null
}

/** On such a screen, folds the menu while the content `isWide`, and opens it again afterwards if it was open. */
export function useWholeWidth(isWide: boolean): void {
  const { navOpen, setNavOpen } = useNav()
  const isMenuOpen = useEffectEvent(() => navOpen)
  useEffect(() => {
    if (!isWide || !matchMedia(HAS_ROOM).matches) return
    const wasOpen = isMenuOpen()
    setNavOpen(false)
    return () => {
      if (wasOpen) setNavOpen(true)
    }
  }, [isWide, setNavOpen])
}
