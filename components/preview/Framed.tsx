'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

import {
  adminWindow,
  DOCUMENT_SAVED,
  EDIT_PLACE,
  isMessage,
  LEAVE_PREVIEW,
  LIVE_PREVIEW,
  SHOW_PLACE,
  wordsOf,
} from '@/editing/preview/frame'
import type { FieldPlace, Place } from '@/editing/preview/places'

import { matchPlaces } from './match-places'
import './edit-by-click.css'

/** What a page does that the admin shows beside its form. */
export function Framed({ places }: { places: Place[] }) {
  useRefreshOnSave()
  useEditByClick(places)
  return null
}

/**
 * Renders the page again in its place, scroll kept, whenever the admin that previews it has saved a document: what
 * `RefreshRouteOnSave` of `@payloadcms/live-preview-react` does at Payload's own, later, word. Links open beside the
 * preview.
 */
function useRefreshOnSave(): void {
  const refresh = useRefresh()

  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      if (isMessage(event, DOCUMENT_SAVED)) refresh()
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [refresh])

  useEffect(() => {
    adminWindow()?.postMessage({ type: LIVE_PREVIEW, ready: true }, window.location.origin)
    document.addEventListener('click', openBeside, true)
    return () => document.removeEventListener('click', openBeside, true)
  }, [])
}

/** Refreshes one at a time: React would show nothing new until the last of several had come. */
function useRefresh(): () => void {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const isAskedAgain = useRef(false)

  useEffect(() => {
    if (isPending || !isAskedAgain.current) return
    isAskedAgain.current = false
    startTransition(() => router.refresh())
  }, [isPending, router])

  return () => {
    if (isPending) isAskedAgain.current = true
    else startTransition(() => router.refresh())
  }
}

function openBeside({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest('a') : null
  if (link && link.pathname !== window.location.pathname) link.target = '_blank'
}

/**
 * Closes the preview beside the form. Not a link to `_top`: Payload's frame is sandboxed, and may not navigate the admin.
 */
export function LeavePreview() {
  const leave = () => adminWindow()?.postMessage({ type: LEAVE_PREVIEW }, window.location.origin)
  return (
    <button className="fr-link" type="button" onClick={leave}>
      Quitter l’aperçu
    </button>
  )
}

/**
 * Leads from what is clicked, or chosen with Enter, to its field in the form beside, and shows what the field with the
 * focus says. Links are followed with the keys that open them elsewhere in any page (Ctrl, ⌘, Shift).
 */
function useEditByClick(places: Place[]): void {
  useEffect(() => {
    const main = document.querySelector('main')!
    const found = matchPlaces(main, places)
    for (const block of found.keys()) {
      block.dataset.eigPlace = ''
      block.tabIndex = 0
    }

    const edit = (event: Event) => {
      const { target } = event
      const block =
        target instanceof Element ? target.closest<HTMLElement>('[data-eig-place]') : null
      const place = block && found.get(block)
      if (!place || isForBrowser(event)) return
      // What else a click does stays: a question opens.
      if ((target as Element).closest('a')) event.preventDefault()
      const { collection, id, path } = place
      const words = wordsOf(block.textContent)
      const message = { type: EDIT_PLACE, collection, id, path, words }
      adminWindow()?.postMessage(message, window.location.origin)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && found.has(event.target as HTMLElement)) edit(event)
    }
    const onMessage = (event: MessageEvent<FieldPlace>) => {
      if (isMessage(event, SHOW_PLACE)) show(found, event.data)
    }
    main.addEventListener('click', edit)
    main.addEventListener('keydown', onKey)
    window.addEventListener('message', onMessage)
    return () => {
      main.removeEventListener('click', edit)
      main.removeEventListener('keydown', onKey)
      window.removeEventListener('message', onMessage)
    }
  }, [places])
}

const isForBrowser = (event: Event) =>
  (event instanceof MouseEvent || event instanceof KeyboardEvent) &&
  (event.ctrlKey || event.metaKey || event.shiftKey)

function show(found: Map<HTMLElement, Place>, wanted: FieldPlace): void {
  const blocks = [...found].filter(
    ([, { collection, id, path }]) =>
      collection === wanted.collection && id === wanted.id && path === wanted.path,
  )
  for (const block of found.keys()) delete block.dataset.eigEdited
  for (const [block] of blocks) block.dataset.eigEdited = ''
  blocks[0]?.[0].scrollIntoView({ block: 'nearest' })
}
