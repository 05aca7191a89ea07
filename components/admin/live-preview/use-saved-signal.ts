'use client'

import { useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'
import { useEffect } from 'react'

import { DOCUMENT_EVENT } from '@/lib/preview/frame'

/**
 * Tells the previewed page as soon as the server has saved. Payload tells it too, but only once it has also fetched the
 * form's state again.
 */
export function useSavedSignal(): void {
  const { savedDocumentData } = useDocumentInfo()
  const savedAt = savedDocumentData?.updatedAt as string | undefined
  const { appIsReady, iframeRef, isLivePreviewing, popupRef, previewWindowType } =
    useLivePreviewContext()

  useEffect(() => {
    if (!appIsReady || !isLivePreviewing) return
    const preview =
      previewWindowType === 'popup' ? popupRef?.current : iframeRef.current?.contentWindow
    preview?.postMessage({ type: DOCUMENT_EVENT }, window.location.origin)
  }, [appIsReady, iframeRef, isLivePreviewing, popupRef, previewWindowType, savedAt])
}
