import { useEffect } from 'react'

import type { DocumentName } from '@/editing/saving/loaded-version'

/** Gives the lock of `document` back when its form is left, if `userId` holds it: colleagues need not wait. */
export function useReleaseLock(document: DocumentName, userId: string): void {
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
