'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

import { normalizedWords } from '@/text/normalized-words'

import {
  adminWindow,
  DOCUMENT_SAVED,
  EDIT_PLACE,
  isMessage,
  LEAVE_PREVIEW,
  LIVE_PREVIEW,
  SHOW_PLACE,
} from '../frame'
import type { FieldPlace, PreviewPlace } from '../places'
import { matchPlaces } from './match-places'
import './edit-by-click.css'

/** The behaviour of a page previewed beside the admin's form. */
export function Framed({ places }: { places: PreviewPlace[] }) {
  useRefreshOnSave()
  useEditByClick(places)
  return null
}

/**
 * Renders the page again without scrolling after each save in the admin. `RefreshRouteOnSave` of
 * `@payloadcms/live-preview-react` does this later, at Payload's own message. Links open in a new tab.
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

/** Runs one refresh at a time: React would otherwise show nothing new until the last of several had arrived. */
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

/** Closes the preview beside the form. Not a link to `_top`: Payload's frame is sandboxed and must not navigate the admin. */
export function LeavePreview() {
  const leave = () => adminWindow()?.postMessage({ type: LEAVE_PREVIEW }, window.location.origin)
  return (
    <button className="fr-link" type="button" onClick={leave}>
      Quitter l’aperçu
    </button>
  )
}

/**
 * Opens the form's field for a block that is clicked, or focused and confirmed with Enter, and outlines the block of the
 * focused field. Links still open with the usual modifier keys (Ctrl, ⌘, Shift).
 */
function useEditByClick(places: PreviewPlace[]): void {
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
      // Other effects of a click stay, such as opening a question.
      if ((target as Element).closest('a')) event.preventDefault()
      const { collection, id, path } = place
      const words = normalizedWords(block.textContent)
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

function show(found: Map<HTMLElement, PreviewPlace>, wanted: FieldPlace): void {
  const blocks = [...found].filter(
    ([, { collection, id, path }]) =>
      collection === wanted.collection && id === wanted.id && path === wanted.path,
  )
  for (const block of found.keys()) delete block.dataset.eigEdited
  for (const [block] of blocks) block.dataset.eigEdited = ''
  blocks[0]?.[0].scrollIntoView({ block: 'nearest' })
}
