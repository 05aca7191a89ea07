'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

import type { DocumentName } from '@/editing/saving/loaded-version'
import { frenchMoment } from '@/text/french-date'

type Editor = { id: string; name?: string } | null

type DocumentLockProps = { document: DocumentName; userId: string }

/**
 * Gives the lock of `document` back when its form is left, and says in Payload's dialog about a locked one who edits it
 * and when they last did, for its own date is in English.
 */
export function DocumentLock({ document, userId }: DocumentLockProps) {
  useReleaseLock(document, userId)
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

/** If `userId` holds it: colleagues need not wait. */
function useReleaseLock(document: DocumentName, userId: string): void {
  useEffect(() => {
    const release = () => void releaseLock(document, userId)
    window.addEventListener('pagehide', release)
    return () => {
      window.removeEventListener('pagehide', release)
      release()
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
