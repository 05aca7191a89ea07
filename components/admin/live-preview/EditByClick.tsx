'use client'

import { useDocumentDrawer, useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'
import { useEffect, useState, useCallback } from 'react'

import { EDIT_PLACE, isMessage, SHOW_PLACE } from '@/editing/preview/frame'
import type { FieldPlace } from '@/editing/preview/places'

import { revealField, screenForm } from './reveal-field'

/** Narrower, a form has no room to be written in. */
const NARROWEST_PX = 240

type Asked = FieldPlace & { words: string[] }

/**
 * Goes to the field of what is clicked in the preview, in this form or in a drawer for another document, and has the
 * preview show what the field with the focus says.
 */
export function EditByClick() {
  const { collectionSlug, id } = useDocumentInfo()
  const { setIsLivePreviewing } = useLivePreviewContext()
  const [other, setOther] = useState<Asked | null>(null)
  useFocusTold(other)

  useEffect(() => {
    const onMessage = (event: MessageEvent<Asked>) => {
      if (!isMessage(event, EDIT_PLACE)) return
      const asked = event.data
      const isHere = asked.collection === collectionSlug && asked.id === id
      setOther(isHere ? null : asked)
      if (!isHere) return
      const room = screenForm()?.querySelector('.document-fields')?.clientWidth ?? 0
      // On a phone the preview takes nearly all of it.
      if (room < NARROWEST_PX) setIsLivePreviewing(false)
      void revealField(screenForm, asked.path, asked.words)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [collectionSlug, id, setIsLivePreviewing])

  return other && <OtherDocument key={`${other.collection}/${other.id}`} asked={other} />
}

/** What is on top of the form of the screen. */
const DRAWER = '.doc-drawer'

/** One that was just closed may still be leaving. */
const topDrawer = () => [...document.querySelectorAll(DRAWER)].at(-1) ?? null

function OtherDocument({ asked }: { asked: Asked }) {
  const { collection, id } = asked
  const [DocumentDrawer, , { openDrawer }] = useDocumentDrawer({ collectionSlug: collection, id })

  useEffect(() => {
    openDrawer()
    void revealField(topDrawer, asked.path, asked.words)
    // At each click, be it on the same text; not when Payload makes the function anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked])

  return <DocumentDrawer />
}

/** Tells the preview which field has the focus; in a drawer, one of the document `other`. */
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
