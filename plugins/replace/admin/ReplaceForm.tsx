'use client'

import { useEffect, useId, useRef, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton } from '@/components/admin/StaffRegion'

import type { ReplaceQuery } from '../query'
import { LONGEST_WORDS } from '../screen'
import type { ReplacePreview, ReplaceReport } from '../view'
import { Occurrences } from './Occurrences'
import { PastReplacements } from './PastReplacements'
import { Report } from './Report'
import './replace.css'

const API = '/api/replacements'

type State =
  | { step: 'asking' }
  | { step: 'choosing'; asked: ReplaceQuery; preview: ReplacePreview }
  | { step: 'done'; report: ReplaceReport; isUndo: boolean }

/** Finds words in all texts, shows each occurrence, and saves the chosen ones as drafts. `initial`: the words to find. */
export function ReplaceForm({ initial }: { initial: string }) {
  const [asked, setAsked] = useState<ReplaceQuery>({
    words: initial,
    replacement: '',
    matchesCase: true,
    isWholeWord: true,
  })
  const [state, setState] = useState<State>({ step: 'asking' })
  const [message, setMessage] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  // The pressed button has disappeared: move the keyboard focus to the new part of the screen.
  const next = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.step !== 'asking') next.current?.focus()
  }, [state])

  /** Sends the request; resolves to the answer, or shows why there is none. */
  const send = async <Body,>(path: string, data: object, waiting: string): Promise<Body | null> => {
    setIsBusy(true)
    setMessage(waiting)
    const { body, faults } = await ask<Body>('POST', API + path, data)
    setIsBusy(false)
    setMessage(faults.join(' '))
    return body
  }
  const change = (some: Partial<ReplaceQuery>) => {
    setAsked({ ...asked, ...some })
    setState({ step: 'asking' })
  }
  const preview = async () => {
    const found = await send<ReplacePreview>('/preview', asked, 'Recherche des occurrences…')
    if (found) setState({ step: 'choosing', asked, preview: found })
  }
  const apply = async (documents: object[]) => {
    const data = { ...asked, documents }
    const report = await send<ReplaceReport>('/apply', data, 'Enregistrement des brouillons…')
    if (report) setState({ step: 'done', report, isUndo: false })
  }
  const undo = async (id: string) => {
    const report = await send<ReplaceReport>(`/${id}/undo`, {}, 'Annulation du remplacement…')
    if (report) setState({ step: 'done', report, isUndo: true })
  }
  return (
    <section aria-label="Remplacer">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void preview()
        }}
      >
        <QueryFields asked={asked} isBusy={isBusy} onChange={change} />
        <div className="staff-actions">
          <StaffButton buttonStyle="primary" disabled={isBusy || !asked.words.trim()} type="submit">
            Voir les occurrences
          </StaffButton>
        </div>
      </form>
      <p role="status">{message}</p>
      <div ref={next} tabIndex={-1}>
        {state.step === 'choosing' && (
          <Occurrences {...state} isBusy={isBusy} onApply={(chosen) => void apply(chosen)} />
        )}
        {state.step === 'done' && <Report {...state} />}
      </div>
      <PastReplacements isBusy={isBusy} onUndo={(id) => void undo(id)} version={state} />
    </section>
  )
}

type QueryFieldsProps = {
  asked: ReplaceQuery
  isBusy: boolean
  onChange: (some: Partial<ReplaceQuery>) => void
}

/** The words, their replacement, and how to find them. */
function QueryFields({ asked, isBusy, onChange }: QueryFieldsProps) {
  const id = useId()
  const [focused] = useState(asked.words ? 'replacement' : 'words')
  const line = (name: 'words' | 'replacement', label: string) => (
    <>
      <label htmlFor={id + name}>{label}</label>
      <input
        autoComplete="off"
        // The next thing to fill in.
        autoFocus={name === focused}
        className="staff-input"
        disabled={isBusy}
        id={id + name}
        maxLength={LONGEST_WORDS}
        onChange={(event) => onChange({ [name]: event.target.value })}
        value={asked[name]}
      />
    </>
  )
  const option = (name: 'matchesCase' | 'isWholeWord', label: string) => (
    <label>
      <input
        checked={asked[name]}
        disabled={isBusy}
        onChange={(event) => onChange({ [name]: event.target.checked })}
        type="checkbox"
      />
      {label}
    </label>
  )
  return (
    <>
      <p className="staff-advice">
        Seuls les mots changent&nbsp;: les liens, les images, les variables et la mise en forme
        restent. Tout est enregistré en brouillon&nbsp;: rien n’est public avant d’être publié.
      </p>
      {line('words', 'Remplacer')}
      {line('replacement', 'Par (laissez vide pour retirer les mots)')}
      <fieldset className="staff-choices">
        <legend className="staff-unseen">Façon de chercher</legend>
        {option('matchesCase', 'Respecter la casse (majuscules et minuscules)')}
        {option('isWholeWord', 'Mot entier')}
      </fieldset>
    </>
  )
}
