'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

import { frenchMoment } from '@/text/french-date'

type Editor = { id: string; name?: string } | null

/** In Payload's dialog about a locked document: who edits it and when they last did, for its own date is in English. */
export function LockedSince({ userId }: { userId: string }) {
  const { currentEditor, documentIsLocked, lastUpdateTime } = useDocumentInfo()
  const editor = currentEditor as unknown as Editor
  const locked = Boolean(documentIsLocked && editor && editor.id !== userId)
  const place = useDialog(locked)
  if (!locked || !place || !lastUpdateTime) return null
  return createPortal(
    <p>
      {editor?.name ?? 'Cette personne'} l’a modifié pour la dernière fois le{' '}
      {frenchMoment(new Date(lastUpdateTime))} (heure de Paris).
    </p>,
    place,
  )
}

/** Where the dialog says what it says; null while it is closed. */
function useDialog(wanted: boolean): Element | null {
  const [place, setPlace] = useState<Element | null>(null)
  useEffect(() => {
    if (!wanted) return
    const look = () => setPlace(document.querySelector('.document-locked__content'))
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    look()
    return () => observer.disconnect()
  }, [wanted])
  return place
}
