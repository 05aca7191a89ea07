'use client'

import { LivePreviewWindow, useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'
import { useEffect, useState, type CSSProperties } from 'react'

import { SAVED } from '@/components/admin/saving/document-saver'

import { DOCUMENT_SAVED, isMessage, LEAVE_PREVIEW } from '../frame'
import { EditByClick, useTellPreview } from './EditByClick'
import './live-preview.css'

/** Payload's padding around a device plus the frame's border, both sides. */
const AROUND_PX = 42

/** Payload's own live preview, with a title for its frame, whole devices, a way to leave and an earlier refresh signal. */
export function LivePreview() {
  const { collectionSlug, globalSlug } = useDocumentInfo()
  const { iframeRef, shouldRenderIframe } = useLivePreviewContext()
  const fit = useFit()
  useLeave()
  useSavedSignal()

  // Payload gives its frame no title (RGAA 2.1).
  useEffect(() => {
    if (iframeRef.current) iframeRef.current.title = 'Aperçu de la page'
  }, [iframeRef, shouldRenderIframe])

  return (
    <div className="live-preview-fit" style={{ '--live-preview-fit': fit } as CSSProperties}>
      <LivePreviewWindow collectionSlug={collectionSlug} globalSlug={globalSlug} />
      <EditByClick />
    </div>
  )
}

/**
 * The scale at which the whole width of the previewed device is visible, at most 1. Payload's own zoom would instead show a
 * wider page in the same space.
 */
function useFit(): number {
  const preview = useLivePreviewContext()
  const { iframeRef, isLivePreviewing, shouldRenderIframe, size } = preview
  // Payload's own type for it is only right without strict checks.
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

/** Closes the preview, in its frame or its window, when « Quitter l’aperçu » is pressed in it. */
function useLeave(): void {
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

/**
 * Tells the previewed page as soon as the server has saved a document (this one or one in a drawer), and whenever the form is
 * filled again. This comes before React renders the save, otherwise the page would load while the form renders.
 */
function useSavedSignal(): void {
  const { initialData } = useDocumentInfo()
  const { appIsReady, isLivePreviewing } = useLivePreviewContext()
  const tellPreview = useTellPreview()

  useEffect(() => {
    if (!appIsReady || !isLivePreviewing) return
    const tell = () => tellPreview({ type: DOCUMENT_SAVED })
    tell()
    addEventListener(SAVED, tell)
    return () => removeEventListener(SAVED, tell)
  }, [appIsReady, initialData, isLivePreviewing, tellPreview])
}
