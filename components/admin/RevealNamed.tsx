'use client'

import { useEditDepth } from '@payloadcms/ui'
import { useEffect } from 'react'

import { revealField } from './reveal-field'

const FIELD = /^#field-([\w-]+)$/

/**
 * Reveals the field named in the address, `#field-milestones__0__label`: the browser looks for it before the form exists.
 * Not in a drawer, whose form edits another document.
 */
export function RevealNamed() {
  const isScreen = useEditDepth() === 1
  useEffect(() => {
    if (!isScreen) return
    const reveal = () => {
      const name = FIELD.exec(location.hash)?.[1]
      if (!name) return
      void revealField(() => document.querySelector('form'), name.replaceAll('__', '.'), [])
    }
    reveal()
    // A link to another field of the same form.
    addEventListener('hashchange', reveal)
    return () => removeEventListener('hashchange', reveal)
  }, [isScreen])
  return null
}
