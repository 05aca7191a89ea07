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
import { useEffect } from 'react'

import { useWholeWidth } from '@/components/admin/screens/OpenMenu'

/** Where a form and its preview fit beside each other. */
const HAS_ROOM = '(min-width: 1280px)'

/** Payload's preference of a user for the forms of one collection or global. */
type Choice = { editViewType?: 'default' | 'live-preview' } | null

/**
 * Payload's form, which opens beside its preview where there is room, unless the user turned the preview off
 * (`openByDefault`). Payload decides this on the server, which does not know the width of the screen: its own state would
 * load the preview on a phone too. So the form has a second state, closed until the browser opens it.
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
      <Opening isWanted={fromServer.isLivePreviewing && !drawerSlug} />
      <DefaultEditView {...props} />
    </LivePreviewProvider>
  )
}

/** Opens the preview once, if it is wanted and has room, and gives it the place of the menu. */
function Opening({ isWanted }: { isWanted: boolean }) {
  const { collectionSlug, globalSlug } = useDocumentInfo()
  const { isLivePreviewing, previewWindowType, setIsLivePreviewing } = useLivePreviewContext()
  const { getPreference } = usePreferences()
  useWholeWidth(isLivePreviewing && previewWindowType === 'iframe')

  useEffect(() => {
    if (!isWanted || !matchMedia(HAS_ROOM).matches) return
    let isLeft = false
    const open = async () => {
      // The browser's « Back » shows the form as the server made it, before the user turned the preview off.
      const key = collectionSlug ? `collection-${collectionSlug}` : `global-${globalSlug}`
      const choice = await getPreference<Choice>(key)
      if (!isLeft && choice?.editViewType !== 'default') setIsLivePreviewing(true)
    }
    void open()
    return () => {
      isLeft = true
    }
  }, [collectionSlug, getPreference, globalSlug, isWanted, setIsLivePreviewing])
  return null
}
