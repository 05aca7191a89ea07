import { useLivePreviewContext } from '@payloadcms/ui'
import { useCallback } from 'react'

/** Sends a message to the previewed page, in its frame or in a window of its own; nothing where there is none. */
export function useTellPreview(): (message: { type: string } & Record<string, unknown>) => void {
  const { iframeRef, popupRef, previewWindowType } = useLivePreviewContext()
  return useCallback(
    (message) => {
      const preview =
        previewWindowType === 'popup' ? popupRef?.current : iframeRef.current?.contentWindow
      preview?.postMessage(message, window.location.origin)
    },
    [iframeRef, popupRef, previewWindowType],
  )
}
