'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

import { adminWindow, DOCUMENT_SAVED, isMessage, LIVE_PREVIEW } from '@/editing/preview/frame'

/**
 * Renders the page again in its place, scroll kept, whenever the admin that previews it has saved a document: what
 * `RefreshRouteOnSave` of `@payloadcms/live-preview-react` does at Payload's own, later, word. Links open beside the
 * preview.
 */
export function RefreshOnSave() {
  const refresh = useRefresh()

  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      if (isMessage(event, DOCUMENT_SAVED)) refresh()
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [refresh])

  useEffect(() => {
    adminWindow()?.postMessage({ type: LIVE_PREVIEW, ready: true }, window.location.origin)
    document.addEventListener('click', openBeside, true)
    return () => document.removeEventListener('click', openBeside, true)
  }, [])

  return null
}

/** Refreshes one at a time: React would show nothing new until the last of several had come. */
function useRefresh(): () => void {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const isAskedAgain = useRef(false)

  useEffect(() => {
    if (isPending || !isAskedAgain.current) return
    isAskedAgain.current = false
    startTransition(() => router.refresh())
  }, [isPending, router])

  return () => {
    if (isPending) isAskedAgain.current = true
    else startTransition(() => router.refresh())
  }
}

function openBeside({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest('a') : null
  if (link && link.pathname !== window.location.pathname) link.target = '_blank'
}
