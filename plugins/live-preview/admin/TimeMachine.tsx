'use client'

import { FieldLabel, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState, type ReactNode } from 'react'

import { StaffButton } from '@/components/admin/StaffRegion'
import type { Page } from '@/payload-types'

import { previewHref } from '../address'
import type { PreviewablePage } from '../previewed-pages'

type TimeMachineProps = {
  pages: PreviewablePage[]
  /** What to do first, when there is no page to open. */
  children: ReactNode
}

/** Lets staff choose an instant in Paris time and open each page as it will be then. */
export function TimeMachine({ pages, children }: TimeMachineProps) {
  const id = useId()
  const { isTrashed } = useDocumentInfo()
  const [local, setLocal] = useState('')
  if (isTrashed) return null
  return (
    <div className="field-type time-machine">
      <FieldLabel htmlFor={id} label="Voir la page au … (heure de Paris)" />
      {pages.length === 0 ? (
        <p className="staff-advice">{children}</p>
      ) : (
        <>
          <input
            aria-describedby={`${id}-help`}
            className="staff-input"
            id={id}
            onChange={(event) => setLocal(event.target.value)}
            type="datetime-local"
            value={local}
          />
          <ul className="staff-list">
            {pages.map(({ slug, title }) => (
              <li key={slug}>
                <StaffButton el="anchor" newTab url={previewHref(slug, local)}>
                  Voir «&nbsp;{title}&nbsp;» (nouvel onglet)
                </StaffButton>
              </li>
            ))}
          </ul>
          <p className="staff-advice" id={`${id}-help`}>
            Sans date&nbsp;: maintenant. On voit ce qui est enregistré, brouillons compris.
          </p>
        </>
      )}
    </div>
  )
}

/** Opens the page being edited at its last saved address: the typed one may not be saved, or valid. */
export function PageTimeMachine() {
  const { id, savedDocumentData } = useDocumentInfo()
  const { slug, title } = (savedDocumentData ?? {}) as Partial<Page>
  return (
    <TimeMachine pages={id && slug ? [{ slug, title: title || slug }] : []}>
      Saisissez d’abord l’adresse de la page et enregistrez un brouillon.
    </TimeMachine>
  )
}
