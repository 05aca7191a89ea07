'use client'

import {
  DefaultEditView,
  LivePreviewProvider,
  useDocumentDrawerContext,
  useDocumentInfo,
  useLivePreviewContext,
  usePreferences,
} from '@payloadcms/ui'
import type { DocumentViewClientProps } from 'payload'
import { useEffect, useRef } from 'react'

import { useWholeWidth } from '@/components/admin/screens/OpenMenu'

/** Where a form and its preview fit beside each other. */
const HAS_ROOM = '(min-width: 1280px)'

/** What a user chose on large screens for the forms of one collection or global. */
type Choice = { isOpen?: boolean } | null

/**
 * Payload's form, which opens beside its preview where there is room, unless the user turned the preview off
 * there. Payload decides this on the server, which does not know the width of the screen: its own state would load the preview
 * on a phone too, and a preview closed on a phone would stay closed on a computer. So the form has a second state, closed until
 * the browser opens it, and its own preference.
 */
export function FormBesidePreview(props: DocumentViewClientProps) {
  const { drawerSlug } = useDocumentDrawerContext()
  const fromServer = useLivePreviewContext()
  // Payload adds its own size, « responsive », to those that it is given.
  const sizes = fromServer.breakpoints?.filter(({ name }) => name !== 'responsive')
  return (
    <LivePreviewProvider
      breakpoints={sizes}
      isLivePreviewEnabled={fromServer.isLivePreviewEnabled}
      isLivePreviewing={false}
      isPreviewEnabled={fromServer.isPreviewEnabled}
      previewURL={fromServer.previewURL}
      typeofLivePreviewURL={fromServer.typeofLivePreviewURL}
      url={fromServer.url || undefined}
    >
      {!drawerSlug && <Opening />}
      <DefaultEditView {...props} />
    </LivePreviewProvider>
  )
}

/** Opens the preview once if there is room, gives it the place of the menu, and remembers the choices made with room. */
function Opening() {
  const { collectionSlug, globalSlug } = useDocumentInfo()
  const { isLivePreviewEnabled, isLivePreviewing, previewWindowType, setIsLivePreviewing, url } =
    useLivePreviewContext()
  const { getPreference, setPreference } = usePreferences()
  const wasOpen = useRef(isLivePreviewing)
  useWholeWidth(isLivePreviewing && previewWindowType === 'iframe')
  const hasPreview = isLivePreviewEnabled && Boolean(url)
  const key = `preview-${collectionSlug ?? globalSlug}`

  useEffect(() => {
    if (!hasPreview || !matchMedia(HAS_ROOM).matches) return
    let isLeft = false
    const open = async () => {
      const choice = await getPreference<Choice>(key)
      if (!isLeft && choice?.isOpen !== false) setIsLivePreviewing(true)
    }
    void open()
    return () => {
      isLeft = true
    }
  }, [getPreference, hasPreview, key, setIsLivePreviewing])

  useEffect(() => {
    if (wasOpen.current === isLivePreviewing) return
    wasOpen.current = isLivePreviewing
    if (!matchMedia(HAS_ROOM).matches) return
    void setPreference<Choice>(key, { isOpen: isLivePreviewing }, true)
  }, [isLivePreviewing, key, setPreference])
  return null
}
