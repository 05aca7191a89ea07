'use client'

import { useEffect } from 'react'

import { adminWindow, EDIT_PLACE, isMessage, SHOW_PLACE, wordsOf } from '@/editing/preview/frame'
import type { FieldPlace, Place } from '@/editing/preview/places'

import { matchPlaces } from './match-places'
import './edit-by-click.css'

/**
 * Leads from what is clicked, or chosen with Enter, to its field in the form beside, and shows what the field with the
 * focus says. Links are followed with the keys that open them elsewhere in any page (Ctrl, ⌘, Shift).
 */
export function EditByClick({ places }: { places: Place[] }) {
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

  return null
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
