import '@gouvfr/dsfr/dist/component/input/input.main.min.css'
import '@gouvfr/dsfr/dist/component/notice/notice.main.min.css'
import type { ReactNode } from 'react'

import { parisLocal } from '@/text/paris-time'

import { FRAMED, previewHref, simulationWords } from '../address'
import { LeavePreview } from './Framed'
import './simulation-bar.css'

type SimulationBarProps = {
  slug: string
  /** The id of the stored page. */
  pageId: string
  instant: Date
  now: Date
  /** Whether the date and time in the address are valid or absent. */
  isUnderstood: boolean
  /** Whether the admin shows the page beside the form. */
  isFramed: boolean
}

/**
 * DSFR « Bandeau d’information importante »: says that this is a simulation and at which instant, with a form to change it.
 */
export function SimulationBar(props: SimulationBarProps) {
  const { pageId, instant, now, isUnderstood, isFramed } = props
  return (
    <section className="fr-notice fr-notice--warning" aria-label="Simulation">
      <div className="fr-container">
        {!isUnderstood && (
          <p className="fr-notice__title" role="alert">
            {'La date demandée n’est pas valide\u00a0: choisissez un jour et une heure.'}
          </p>
        )}
        <p>
          <span className="fr-notice__title">{'Simulation\u00a0:'}</span>{' '}
          <span className="fr-notice__desc">
            {simulationWords(instant, now)} Visible de l’équipe seule.
          </span>{' '}
          {isFramed && <LeavePreview />}
        </p>
        {isFramed ? (
          <details>
            <summary>Choisir une autre date</summary>
            <InstantForm {...props} />
          </details>
        ) : (
          <InstantForm {...props}>
            <a className="fr-link" href={`/admin/collections/pages/${pageId}`}>
              Modifier la page
            </a>
          </InstantForm>
        )}
      </div>
    </section>
  )
}

const FIELD_ID = 'simulation-le'

type InstantFormProps = {
  slug: string
  instant: Date
  isFramed: boolean
  /** Content after the button. */
  children?: ReactNode
}

/** A form that opens the same page at another instant. */
function InstantForm({ slug, instant, isFramed, children }: InstantFormProps) {
  return (
    <form className="eig-simulation" method="get" action={previewHref(slug, '')}>
      {isFramed && <input type="hidden" name={FRAMED} value="oui" />}
      <label className="fr-label" htmlFor={FIELD_ID}>
        Voir la page au (heure de Paris)
      </label>
      <input
        className="fr-input"
        id={FIELD_ID}
        name="le"
        type="datetime-local"
        defaultValue={parisLocal(instant)}
      />
      <button className="fr-btn" type="submit">
        Voir
      </button>
      {children}
    </form>
  )
}
