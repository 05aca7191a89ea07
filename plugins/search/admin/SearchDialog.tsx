import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

import { StaffDialog } from '@/components/admin/StaffDialog'

import { LONGEST_QUERY } from '../view'
import { ResultList } from './ResultList'
import { resultsWords, useSearch } from './use-search'
import { useSearchKey } from './use-search-key'

const SHOWN = 20

/** The search in all contents. The arrow keys move between the field and the results; Enter opens the first one. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const router = useRouter()
  const [query, setQuery] = useState('')
  const found = useSearch(query, SHOWN)
  const { answer } = found
  const { isOn, setIsOn } = useSearchKey()
  const list = useRef<HTMLDivElement>(null)
  // Enter may be pressed before the server has answered.
  const [isEntered, setIsEntered] = useState(false)
  useEffect(() => {
    if (isEntered && answer) list.current?.querySelector('a')?.click()
  }, [isEntered, answer])

  const seeAll = () => {
    onClose()
    const words = query.trim()
    router.push(`/admin/rechercher${words && `?q=${encodeURIComponent(words)}`}`)
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    setIsEntered(true)
  }
  return (
    <StaffDialog
      below={
        <div onKeyDown={moveWithArrows} ref={list}>
          <p className="search-status" role="status">
            {resultsWords(query, found)}
          </p>
          {answer && <ResultList answer={answer} onOpen={onClose} />}
        </div>
      }
      className="search-dialog"
      does="Voir tous les résultats"
      leaves="Fermer"
      onClose={onClose}
      onDo={seeAll}
      title="Rechercher dans les contenus"
    >
      <div onKeyDown={moveWithArrows}>
        <label htmlFor={id}>Mots, adresse d’un lien, ou «&nbsp;expression exacte&nbsp;»</label>
        <input
          autoComplete="off"
          autoFocus
          className="staff-input"
          id={id}
          maxLength={LONGEST_QUERY}
          onChange={(event) => {
            setQuery(event.target.value)
            setIsEntered(false)
          }}
          onKeyDown={enter}
          type="search"
          value={query}
        />
      </div>
      <div className="staff-choices">
        <label>
          <input
            checked={isOn}
            onChange={(event) => setIsOn(event.target.checked)}
            type="checkbox"
          />
          La touche «&nbsp;/&nbsp;» ouvre cette recherche, sur ce navigateur
        </label>
      </div>
    </StaffDialog>
  )
}

/** Up and down move between the field and the links of the results. */
function moveWithArrows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const dialog = event.currentTarget.closest('dialog')
  if (!step || !dialog) return
  const stops = [...dialog.querySelectorAll<HTMLElement>('input[type=search], .search-results a')]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
