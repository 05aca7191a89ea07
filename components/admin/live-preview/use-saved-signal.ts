'use client'

import { useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'
import { useEffect } from 'react'

import { DOCUMENT_SAVED } from '@/editing/preview/frame'

import { saveWatch } from '../saving/watch'

/**
 * Tells the previewed page as soon as the server has saved a document, this one or one opened over it, and whenever the
 * form is filled anew. Not from what React shows of a save: the page is then asked for while the form renders.
 */
export function useSavedSignal(): void {
  const { initialData } = useDocumentInfo()
  const { appIsReady, iframeRef, isLivePreviewing, popupRef, previewWindowType } =
    useLivePreviewContext()

  useEffect(() => {
    if (!appIsReady || !isLivePreviewing) return
    const tell = () => {
      const preview =
        previewWindowType === 'popup' ? popupRef?.current : iframeRef.current?.contentWindow
      preview?.postMessage({ type: DOCUMENT_SAVED }, window.location.origin)
    }
    tell()
    return saveWatch().follow(tell)
  }, [appIsReady, iframeRef, initialData, isLivePreviewing, popupRef, previewWindowType])
}
