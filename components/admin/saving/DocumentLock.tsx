'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

import type { DocumentName } from '@/editing/saving/stale-save'
import { frenchMoment } from '@/text/french-date'

import { saverOf } from './document-saver'

/**
 * Releases the lock of `document` when its form is left. Adds to Payload's dialogs about locks and takeovers who edits the
 * document and when they last did: Payload's own date is in English.
 */
export function DocumentLock({ document }: { document: DocumentName }) {
  useReleaseLock(document)
  const { lastUpdateTime } = useDocumentInfo()
  const editor = useOtherEditor()
  const place = useDialog(editor !== null)
  if (!editor || !place || !lastUpdateTime) return null
  return createPortal(
    <p>
      {editor.name ?? 'Cette personne'} l’a modifié pour la dernière fois le{' '}
      {frenchMoment(new Date(lastUpdateTime))} (heure de Paris).
    </p>,
    place,
  )
}

type Editor = { id: string; name?: string }

/** The other user who holds the document's lock, according to the form; null when there is none. */
export function useOtherEditor(): Editor | null {
  const { user } = useAuth()
  const { currentEditor, documentIsLocked } = useDocumentInfo()
  const editor = currentEditor as unknown as Editor | null
  return documentIsLocked && editor && editor.id !== user?.id ? editor : null
}

/** The element that holds the text of the open lock dialog; null while none is open. */
function useDialog(wanted: boolean): Element | null {
  const [place, setPlace] = useState<Element | null>(null)
  useEffect(() => {
    if (!wanted) return
    const look = () =>
      setPlace(document.querySelector('.document-locked__content, .document-take-over__content'))
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    look()
    return () => observer.disconnect()
  }, [wanted])
  return place
}

/** Payload remounts a form within this time, for example after a takeover. */
const PUT_BACK_MS = 1_000

/**
 * Releases the lock when the form is left, so that colleagues need not wait. A form that is remounted on the same
 * screen keeps it: otherwise a lock just taken over would be lost to the next person who types.
 */
function useReleaseLock(document: DocumentName): void {
  useEffect(() => {
    const { pathname } = window.location
    const release = () => void releaseLock(document)
    const releaseUnlessOpen = () => {
      if (!saverOf(document)) release()
    }
    window.addEventListener('pagehide', release)
    return () => {
      window.removeEventListener('pagehide', release)
      const isSameScreen = window.location.pathname === pathname
      setTimeout(releaseUnlessOpen, isSameScreen ? PUT_BACK_MS : 0)
    }
  }, [document])
}

async function releaseLock(document: DocumentName): Promise<void> {
  const [collectionSlug = '', id = ''] = document.split('/')
  const edited = collectionSlug === 'globals' ? { globalSlug: id } : { collectionSlug, id }
  // `keepalive`: the tab may be closing. A lock that is not released expires after five minutes.
  await fetch('/api/locks/release', {
    body: JSON.stringify(edited),
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    keepalive: true,
    method: 'POST',
  }).catch(() => null)
}
