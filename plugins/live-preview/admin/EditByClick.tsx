'use client'

import { useDocumentDrawer, useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'
import { useEffect, useState, useCallback } from 'react'

import { revealField, screenForm } from '@/components/admin/reveal-field'

import { EDIT_PLACE, isMessage, SHOW_PLACE } from '../frame'
import type { FieldPlace } from '../places'

/** A narrower form is unusable. */
const NARROWEST_PX = 240

type ClickedText = FieldPlace & { words: string[] }

/**
 * Opens the field of the text clicked in the preview, in this form or in a drawer for another document, and makes the preview
 * show the place of the focused field.
 */
export function EditByClick() {
  const { collectionSlug, id } = useDocumentInfo()
  const { setIsLivePreviewing } = useLivePreviewContext()
  const [other, setOther] = useState<ClickedText | null>(null)
  useFocusTold(other)

  useEffect(() => {
    const onMessage = (event: MessageEvent<ClickedText>) => {
      if (!isMessage(event, EDIT_PLACE)) return
      const asked = event.data
      const isHere = asked.collection === collectionSlug && asked.id === id
      setOther(isHere ? null : asked)
      if (!isHere) return
      const room = screenForm()?.querySelector('.document-fields')?.clientWidth ?? 0
      // On a phone the preview takes nearly all the width.
      if (room < NARROWEST_PX) setIsLivePreviewing(false)
      void revealField(screenForm, asked.path, asked.words)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [collectionSlug, id, setIsLivePreviewing])

  return other && <OtherDocument key={`${other.collection}/${other.id}`} asked={other} />
}

/** Covers the form of the screen. */
const DRAWER = '.doc-drawer'

/** The last drawer: one that was just closed may still be in the page. */
const topDrawer = () => [...document.querySelectorAll(DRAWER)].at(-1) ?? null

function OtherDocument({ asked }: { asked: ClickedText }) {
  const { collection, id } = asked
  const [DocumentDrawer, , { openDrawer }] = useDocumentDrawer({ collectionSlug: collection, id })

  useEffect(() => {
    openDrawer()
    void revealField(topDrawer, asked.path, asked.words)
    // Runs at each click, even on the same text, but not when Payload recreates the function.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked])

  return <DocumentDrawer />
}

/** Tells the preview which field has the focus; a field in a drawer belongs to the document `other`. */
function useFocusTold(other: FieldPlace | null): void {
  const { collectionSlug, id } = useDocumentInfo()
  const tellPreview = useTellPreview()

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const field = target instanceof Element ? target.closest('[id^=field-]') : null
      if (!field) return
      const edited = field.closest(DRAWER) ? other : { collection: collectionSlug, id }
      const path = field.id.slice('field-'.length).replaceAll('__', '.')
      tellPreview({ type: SHOW_PLACE, collection: edited?.collection, id: edited?.id, path })
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [collectionSlug, id, other, tellPreview])
}

/**
 * Returns a function that sends a message to the preview, in its frame or its own window; it does nothing without a preview.
 */
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
