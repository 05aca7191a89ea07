'use client'

import { useCallback, useEffect, useState } from 'react'

import type { ShareLinkView } from '@/editing/share-links/view'

import { ask } from '../ask'

const API = '/api/share-links'

/** The share links that work for the page `pageId`, latest expiry first. */
export function useShareLinks(pageId: string) {
  const [links, setLinks] = useState<ShareLinkView[]>([])
  const [message, setMessage] = useState('')

  const load = useCallback(
    () =>
      ask<{ links: ShareLinkView[] }>('GET', `${API}/of-page/${pageId}`).then(({ body, faults }) =>
        body ? setLinks(body.links) : setMessage(faults.join(' ')),
      ),
    [pageId],
  )
  useEffect(() => {
    void load()
  }, [load])

  /** Does what is asked and says so, or what went wrong; then shows the links as they are. Gives whether it was done. */
  const perform = async (path: string, data: object, done: string): Promise<boolean> => {
    const { faults } = await ask('POST', API + path, data)
    setMessage(faults.join(' ') || done)
    await load()
    return !faults.length
  }

  return {
    links,
    message,
    say: setMessage,
    create: (hours: number) => perform('', { page: pageId, hours }, 'Lien créé.'),
    revoke: (id: string) => perform(`/${id}/revoke`, {}, 'Lien révoqué.'),
  }
}
