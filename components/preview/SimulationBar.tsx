import '@gouvfr/dsfr/dist/component/input/input.main.min.css'
import '@gouvfr/dsfr/dist/component/notice/notice.main.min.css'

import { parisLocal } from '@/lib/paris-time'
import { simulationWords } from '@/lib/preview/words'

import './simulation-bar.css'

const FIELD_ID = 'simulation-le'

type SimulationBarProps = {
  slug: string
  /** Of the stored page. */
  pageId: string
  instant: Date
  now: Date
  /** Whether the address asked for a date and time, or for nothing. */
  isUnderstood: boolean
}

/** DSFR « Bandeau d’information importante »: says that the page is a simulation, at which instant, and changes it. */
export function SimulationBar({ slug, pageId, instant, now, isUnderstood }: SimulationBarProps) {
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
          </span>
        </p>
        <form className="eig-simulation" method="get" action={`/apercu/${slug}`}>
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
          <a className="fr-link" href={`/admin/collections/pages/${pageId}`}>
            Modifier la page
          </a>
        </form>
      </div>
    </section>
  )
}
