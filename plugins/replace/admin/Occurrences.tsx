import { Link } from '@payloadcms/ui'
import { useState } from 'react'

import { StaffButton } from '@/components/admin/StaffRegion'

import type { ReplaceQuery } from '../query'
import type { PreviewedDocument, ReplacePreview } from '../view'

type OccurrencesProps = {
  asked: ReplaceQuery
  preview: ReplacePreview
  isBusy: boolean
  /** Receives the documents with the chosen occurrences, as the server expects them. */
  onApply: (documents: object[]) => void
}

const placeOf = (key: string, path: string, start: number) => `${key} ${path} ${start}`

/** The occurrences of the words in their sentences, to choose from. */
export function Occurrences({ asked, isBusy, onApply, preview }: OccurrencesProps) {
  const { count, documents, hasMore } = preview
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  if (!count) {
    return (
      <p>Aucun texte que vous pouvez modifier ne contient «&nbsp;{asked.words.trim()}&nbsp;».</p>
    )
  }
  const every = documents.flatMap(({ key, texts }) =>
    texts.flatMap(({ occurrences, path }) =>
      occurrences.map(({ start }) => placeOf(key, path, start)),
    ),
  )
  const chosen = count - left.size
  const toggle = (place: string) => {
    const next = new Set(left)
    if (!next.delete(place)) next.add(place)
    setLeft(next)
  }
  return (
    <>
      <h2>
        {chosen}&nbsp;{chosen > 1 ? 'occurrences cochées' : 'occurrence cochée'} sur {count}
      </h2>
      {hasMore && (
        <p className="staff-note">
          Il y en a d’autres&nbsp;: recommencez après avoir remplacé celles-ci.
        </p>
      )}
      <div className="staff-actions">
        <StaffButton disabled={isBusy} onClick={() => setLeft(new Set())}>
          Tout cocher
        </StaffButton>
        <StaffButton disabled={isBusy} onClick={() => setLeft(new Set(every))}>
          Tout décocher
        </StaffButton>
        <StaffButton
          buttonStyle="primary"
          disabled={isBusy || !chosen}
          onClick={() => onApply(documents.flatMap((one) => chosenIn(one, left)))}
        >
          Enregistrer comme brouillons
        </StaffButton>
      </div>
      {documents.map(({ key, kind, texts, title }) => (
        <fieldset className="staff-choices replace-document" disabled={isBusy} key={key}>
          <legend>
            {kind}
            {title && <>&nbsp;: {title}</>}
          </legend>
          {texts.map(({ href, label, occurrences, path }) => (
            <div key={path}>
              <Link href={href} prefetch={false} rel="noopener" target="_blank">
                {label} (nouvel onglet)
              </Link>
              {occurrences.map(({ after, before, start, words }) => (
                <label className="replace-occurrence" key={start}>
                  <input
                    checked={!left.has(placeOf(key, path, start))}
                    onChange={() => toggle(placeOf(key, path, start))}
                    type="checkbox"
                  />
                  <span>
                    {before}
                    <del>{words}</del>
                    {asked.replacement && <ins>{asked.replacement}</ins>}
                    {after}
                  </span>
                </label>
              ))}
            </div>
          ))}
        </fieldset>
      ))}
    </>
  )
}

/** The document with its chosen occurrences; none if all are left out. */
function chosenIn({ key, savedAt, texts }: PreviewedDocument, left: ReadonlySet<string>): object[] {
  const some = texts.flatMap(({ occurrences, path }) => {
    const starts = occurrences
      .map(({ start }) => start)
      .filter((start) => !left.has(placeOf(key, path, start)))
    return starts.length ? [{ path, starts }] : []
  })
  return some.length ? [{ key, savedAt, texts: some }] : []
}
