'use client'

import { useEffect, useState } from 'react'

import { markChanges } from './mark-changes'
import './mark-changes.css'

/** Marks the differences between this page and the one at `base`, with a legend, or says that they could not be read. */
export function MarkChanges({ base }: { base: string }) {
  const [isMissing, setIsMissing] = useState(false)
  useEffect(() => {
    const aborted = new AbortController()
    void (async () => {
      const before = await mainAt(base, aborted.signal)
      if (aborted.signal.aborted) return
      const main = document.querySelector('main')
      if (main && before) markChanges(main, before)
      else setIsMissing(true)
    })()
    return () => aborted.abort()
  }, [base])
  return (
    <p className="fr-notice__desc" role={isMissing ? 'alert' : undefined}>
      {isMissing ? (
        'La version d’avant ne peut pas être lue\u00a0: les changements ne sont pas marqués.'
      ) : (
        <>
          <del>Barré</del>
          {'\u00a0: supprimé par cette version. '}
          <ins>Souligné</ins>
          {'\u00a0: ajouté.'}
        </>
      )}
    </p>
  )
}

async function mainAt(address: string, signal: AbortSignal): Promise<Element | null> {
  const response = await fetch(address, { signal }).catch(() => null)
  if (!response?.ok) return null
  const html = await response.text().catch(() => '')
  return new DOMParser().parseFromString(html, 'text/html').querySelector('main')
}
