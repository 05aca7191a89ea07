'use client'

import { useEffect, type ReactNode } from 'react'

import { saveWatch } from './watch'

/** Around the whole admin: signing out, wherever it is done, forgets what was typed and not saved. */
export function SaveWatchProvider({ children }: { children?: ReactNode }) {
  useEffect(() => {
    saveWatch()
  }, [])
  return children
}
