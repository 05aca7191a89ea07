'use client'

import { useId, useState } from 'react'

import { StaffButton } from '@/components/admin/StaffRegion'

import { LONGEST_QUERY, MOST_RESULTS } from '../view'
import { ReplaceForm } from './ReplaceForm'
import { ResultList } from './ResultList'
import { resultsWords, useSearch } from './use-search'
import './search.css'

/** A search with all its results, from which staff go on to replace words. `initial`: the words to begin with. */
export function SearchAndReplace({ initial }: { initial: string }) {
  const id = useId()
  const [query, setQuery] = useState(initial)
  const [isReplacing, setIsReplacing] = useState(false)
  const found = useSearch(isReplacing ? '' : query, MOST_RESULTS)
  if (isReplacing) {
    return <ReplaceForm initial={query.trim()} onLeave={() => setIsReplacing(false)} />
  }
  return (
    <section aria-label="Rechercher">
      <label htmlFor={id}>Mots, adresse d’un lien, ou «&nbsp;expression exacte&nbsp;»</label>
      <input
        autoComplete="off"
        className="staff-input"
        id={id}
        maxLength={LONGEST_QUERY}
        onChange={(event) => setQuery(event.target.value)}
        type="search"
        value={query}
      />
      <StaffButton onClick={() => setIsReplacing(true)}>Remplacer des mots…</StaffButton>
      <p role="status">{resultsWords(query, found)}</p>
      {found.answer && <ResultList answer={found.answer} />}
    </section>
  )
}
