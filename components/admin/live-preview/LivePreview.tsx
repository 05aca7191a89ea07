'use client'

import { LivePreviewWindow, useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'
import { useEffect, type CSSProperties } from 'react'

import { useFit } from './use-fit'
import { useLeave } from './use-leave'
import { useSavedSignal } from './use-saved-signal'

import './live-preview.css'

/** Payload's own live preview, with a name for its frame, whole devices, a way out and an earlier signal. */
export function LivePreview() {
  const { collectionSlug, globalSlug } = useDocumentInfo()
  const { iframeRef, shouldRenderIframe } = useLivePreviewContext()
  const fit = useFit()
  useLeave()
  useSavedSignal()

  // Payload gives its frame no name (RGAA 2.1).
  useEffect(() => {
    if (iframeRef.current) iframeRef.current.title = 'Aperçu de la page'
  }, [iframeRef, shouldRenderIframe])

  return (
    <div className="live-preview-fit" style={{ '--live-preview-fit': fit } as CSSProperties}>
      <LivePreviewWindow collectionSlug={collectionSlug} globalSlug={globalSlug} />
    </div>
  )
}
