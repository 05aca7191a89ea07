'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

import type { DocumentName } from '@/editing/saving/stale-save'
import { frenchMoment } from '@/text/french-date'

type DocumentLockProps = { document: DocumentName; userId: string }

/**
 * Gives the lock of `document` back when its form is left, and says in Payload's dialogs about a locked one, or one that
 * was taken over, who edits it and when they last did, for its own date is in English.
 */
export function DocumentLock({ document, userId }: DocumentLockProps) {
  useReleaseLock(document, userId)
  const { lastUpdateTime } = useDocumentInfo()
  const editor = useOtherEditor(userId)
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

/** Who has the lock of the document, as far as its form knows; null when it is `userId`, or nobody. */
export function useOtherEditor(userId: string): Editor | null {
  const { currentEditor, documentIsLocked } = useDocumentInfo()
  const editor = currentEditor as unknown as Editor | null
  return documentIsLocked && editor && editor.id !== userId ? editor : null
}

/** Where the dialog that is open says what it says; null while none is. */
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

/** Within which Payload puts a form in place anew, as when its document is taken over. */
const PUT_BACK_MS = 1_000

/** How many forms of this tab hold each document. */
const held = new Map<DocumentName, number>()

/**
 * If `userId` holds it: colleagues need not wait. A form that is put in place anew on the same screen is not left: the lock
 * would go that was just taken over, to whoever types first.
 */
function useReleaseLock(document: DocumentName, userId: string): void {
  useEffect(() => {
    const { pathname } = window.location
    const hold = (more: number) => held.set(document, (held.get(document) ?? 0) + more)
    const release = () => void releaseLock(document, userId)
    const releaseUnlessHeld = () => {
      if (!held.get(document)) release()
    }
    hold(1)
    window.addEventListener('pagehide', release)
    return () => {
      hold(-1)
      window.removeEventListener('pagehide', release)
      if (window.location.pathname === pathname) setTimeout(releaseUnlessHeld, PUT_BACK_MS)
      else releaseUnlessHeld()
    }
  }, [document, userId])
}

async function releaseLock(document: DocumentName, userId: string): Promise<void> {
  const [collection = '', id = ''] = document.split('/')
  const where: Record<string, string> =
    collection === 'globals'
      ? { globalSlug: id }
      : { 'document.relationTo': collection, 'document.value': id }
  const query = new URLSearchParams(
    Object.entries({ ...where, 'user.value': userId }).map(([field, value]) => [
      `where[${field}][equals]`,
      value,
    ]),
  )
  // `keepalive`: the tab may be closing. A lock that stays ends by itself after five minutes.
  await fetch(`/api/payload-locked-documents?${query}`, {
    credentials: 'include',
    keepalive: true,
    method: 'DELETE',
  }).catch(() => null)
}
