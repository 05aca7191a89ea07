'use client'

import { useFormBackgroundProcessing } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useReducer, useRef } from 'react'

/** Gives what does `act` once the form's own save, if one is under way, has ended. Asked twice meanwhile, it is done once. */
export function useAfterSave(act: () => void): () => void {
  const isSaving = useFormBackgroundProcessing()
  const [asked, ask] = useReducer((times: number) => times + 1, 0)
  const answered = useRef(asked)
  const actNow = useEffectEvent(act)
  useEffect(() => {
    if (isSaving || answered.current === asked) return
    answered.current = asked
    actNow()
  }, [asked, isSaving])
  return ask
}
