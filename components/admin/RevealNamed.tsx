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
    const name = isScreen && FIELD.exec(location.hash)?.[1]
    if (name) void revealField(() => document.querySelector('form'), name.replaceAll('__', '.'), [])
  }, [isScreen])
  return null
}
