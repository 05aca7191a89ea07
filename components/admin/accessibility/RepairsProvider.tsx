'use client'

import { useEffect, type ReactNode } from 'react'

import { repair } from './repairs'

/** Around the whole admin: mends its accessibility as its screens change, at most once a frame. */
export function RepairsProvider({ children }: { children?: ReactNode }) {
  useEffect(() => {
    let frame = 0
    const repairSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => repair(document))
    }
    const observer = new MutationObserver(repairSoon)
    observer.observe(document.body, { childList: true, subtree: true })
    repairSoon()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [])
  return children
}
