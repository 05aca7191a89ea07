'use client'

import { useLivePreviewContext } from '@payloadcms/ui'
import { useEffect } from 'react'

import { isMessage, LEAVE_PREVIEW } from '@/editing/preview/frame'

/** Closes the preview, in its frame or its window, when « Quitter l’aperçu » is pressed in it. */
export function useLeave(): void {
  const { popupRef, setIsLivePreviewing } = useLivePreviewContext()

  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      if (!isMessage(event, LEAVE_PREVIEW)) return
      if (event.source === popupRef?.current) popupRef?.current?.close()
      else setIsLivePreviewing(false)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [popupRef, setIsLivePreviewing])
}
