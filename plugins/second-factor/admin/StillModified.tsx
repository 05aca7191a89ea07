'use client'

import { useForm, useFormSubmitted } from '@payloadcms/ui'
import { useEffect, useEffectEvent } from 'react'

import { CONFIRMATION_ASKED } from '../view'

/**
 * In a form whose save was refused until a confirmation: marks it as modified again. Payload's form (3.90) forgets that it is,
 * whatever the answer, and so disables its button.
 */
export function StillModified() {
  const { setModified } = useForm()
  const isSent = useFormSubmitted()
  const restore = useEffectEvent(() => {
    if (isSent) setModified(true)
  })
  useEffect(() => {
    const onAnswer = () => restore()
    window.addEventListener(CONFIRMATION_ASKED, onAnswer)
    return () => window.removeEventListener(CONFIRMATION_ASKED, onAnswer)
  }, [])
  return null
}
