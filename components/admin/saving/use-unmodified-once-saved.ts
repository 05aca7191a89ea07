import { useForm, useFormBackgroundProcessing, useFormModified } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Gives what is told the body of each save that succeeded: while the form holds what was sent, nothing in it is modified.
 * Payload (3.90) takes the end of its autosave for a change made meanwhile, and after every second one the form would stay
 * modified until the next key.
 */
export function useUnmodifiedOnceSaved(): (sent: BodyInit | null | undefined) => void {
  const { getData, setModified } = useForm()
  const isSaving = useFormBackgroundProcessing()
  const modified = useFormModified()
  const [saved, setSaved] = useState('')

  const settle = useEffectEvent(() => {
    if (comparable(JSON.parse(saved) as object) === comparable(getData())) setModified(false)
  })
  useEffect(() => {
    if (saved && modified && !isSaving) settle()
  }, [isSaving, modified, saved])

  return (sent) => {
    if (sent instanceof FormData) setSaved(sent.get('_payload') as string)
  }
}

/** Without what each save changes by itself. */
const comparable = (values: object) => JSON.stringify({ ...values, _status: null, updatedAt: null })
