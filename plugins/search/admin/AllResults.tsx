'use client'

import { Link } from '@payloadcms/ui'
import { useId, useState } from 'react'

import type { FollowUp } from '../follow-ups'
import { LONGEST_QUERY, MOST_RESULTS } from '../view'
import { ResultList } from './ResultList'
import { resultsWords, useSearch } from './use-search'
import './search.css'

type AllResultsProps = { initial: string; followUps: FollowUp[] }

/** A search with all its results, and links to what staff may do with its words. `initial`: the words to begin with. */
export function AllResults({ followUps, initial }: AllResultsProps) {
  const id = useId()
  const [query, setQuery] = useState(initial)
  const found = useSearch(query, MOST_RESULTS)
  const words = query.trim()
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
      {followUps.map(({ label, path }) => (
        <p key={path}>
          <Link
            href={`/admin${path}${words && `?q=${encodeURIComponent(words)}`}`}
            prefetch={false}
          >
            {label}
          </Link>
        </p>
      ))}
      <p className="search-status" role="status">
        {resultsWords(query, found)}
      </p>
      {found.answer && <ResultList answer={found.answer} />}
    </section>
  )
}
