'use client'

import { useLivePreviewContext } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

/** Payload's padding around a device, and the frame's border, both sides. */
const AROUND_PX = 42

/**
 * By how much to shrink the previewed device so that its whole width shows: 1 where there is room. Payload's own zoom
 * would show a wider page in the same room.
 */
export function useFit(): number {
  const preview = useLivePreviewContext()
  const { iframeRef, isLivePreviewing, shouldRenderIframe, size } = preview
  // Payload's own type of it only holds without strict checks.
  const breakpoint = preview.breakpoint as string
  const [room, setRoom] = useState(0)

  useEffect(() => {
    const panel = iframeRef.current?.closest('.live-preview-window')
    if (!panel) return
    const observer = new ResizeObserver(() => setRoom(panel.clientWidth - AROUND_PX))
    observer.observe(panel)
    return () => observer.disconnect()
  }, [iframeRef, isLivePreviewing, shouldRenderIframe])

  const isDevice = breakpoint !== 'responsive' && size.width > 0 && room > 0
  return isDevice ? Math.min(1, room / size.width) : 1
}
