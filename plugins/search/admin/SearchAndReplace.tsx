'use client'

import { useId, useState } from 'react'

import { LONGEST_QUERY, MOST_RESULTS } from '../view'
import { ResultList } from './ResultList'
import { resultsWords, useSearch } from './use-search'
import './search.css'

/** A search with all its results. `initial`: the words to begin with. */
export function SearchAndReplace({ initial }: { initial: string }) {
  const id = useId()
  const [query, setQuery] = useState(initial)
  const found = useSearch(query, MOST_RESULTS)
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
      <p role="status">{resultsWords(query, found)}</p>
      {found.answer && <ResultList answer={found.answer} />}
    </section>
  )
}
