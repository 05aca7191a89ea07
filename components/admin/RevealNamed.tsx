'use client'

import { useEffect } from 'react'

import { revealField } from './live-preview/reveal-field'

const FIELD = /^#field-(\w+)$/

/** Goes to the field that the address names, `#field-hostName`: the browser looked for it before the form was there. */
export function RevealNamed() {
  useEffect(() => {
    const name = FIELD.exec(location.hash)?.[1]
    if (name) void revealField(() => document.querySelector('form'), name, [])
  }, [])
  return null
}
