'use client'

import { useCallback, useEffect, useState } from 'react'

import type { ShareLinkView } from '@/editing/share-links/view'

const API = '/api/share-links'

/** The share links that work for the page `pageId`, latest expiry first. */
export function useShareLinks(pageId: string) {
  const [links, setLinks] = useState<ShareLinkView[]>([])
  const [message, setMessage] = useState('')

  const load = useCallback(
    () =>
      ask<{ links: ShareLinkView[] }>('GET', `/of-page/${pageId}`).then(
        (answer) => setLinks(answer.links),
        (error: Error) => setMessage(error.message),
      ),
    [pageId],
  )
  useEffect(() => {
    void load()
  }, [load])

  /** Does what is asked and says so, or what went wrong; then shows the links as they are. Gives whether it was done. */
  const perform = async (request: Promise<unknown>, done: string): Promise<boolean> => {
    const fault = await request.then(
      () => null,
      (error: Error) => error.message,
    )
    setMessage(fault ?? done)
    await load()
    return fault === null
  }

  return {
    links,
    message,
    say: setMessage,
    create: (hours: number) => perform(ask('POST', '', { page: pageId, hours }), 'Lien créé.'),
    revoke: (id: string) => perform(ask('POST', `/${id}/revoke`), 'Lien révoqué.'),
  }
}

/** Throws with a French sentence when the server refuses or cannot be reached. */
async function ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const response = await fetch(API + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  }).catch(() => null)
  if (!response) throw new Error('Le serveur ne répond pas. Réessayez dans un instant.')
  const answer = (await response.json().catch(() => null)) as
    (Answer & { errors?: { message: string }[] }) | null
  if (response.ok && answer) return answer
  throw new Error(answer?.errors?.[0]?.message ?? 'Le serveur a refusé la demande.')
}
