'use client'

import { SearchIcon } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { SearchDialog } from './SearchDialog'
import { useSearchKey } from './use-search-key'
import './search.css'

/** In the header of each screen: opens the search, as the key `/` does outside a field. */
export function SearchButton() {
  const [isOpen, setIsOpen] = useState(false)
  const { isOn } = useSearchKey()
  useEffect(() => {
    if (!isOn) return
    const open = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.defaultPrevented || isTyping(event.target)) return
      event.preventDefault()
      setIsOpen(true)
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [isOn])
  return (
    <>
      <button
        aria-keyshortcuts={isOn ? '/' : undefined}
        className="search-button btn btn--size-small btn--style-secondary"
        onClick={() => setIsOpen(true)}
        type="button"
      >
        <SearchIcon />
        <span>Rechercher</span>
        {isOn && <kbd aria-hidden="true">/</kbd>}
      </button>
      {isOpen && <SearchDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}

/** Whether a key at `target` is typed in a field, or in a dialog that is open. */
const isTyping = (target: EventTarget | null): boolean =>
  document.querySelector('dialog:modal') !== null ||
  (target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable=true]') !== null)
