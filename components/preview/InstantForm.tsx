import '@gouvfr/dsfr/dist/component/input/input.main.min.css'

import type { ReactNode } from 'react'

import { FRAMED } from '@/editing/preview/address'
import { parisLocal } from '@/text/paris-time'

const FIELD_ID = 'simulation-le'

type InstantFormProps = {
  slug: string
  instant: Date
  isFramed: boolean
  /** What stands after the button. */
  children?: ReactNode
}

/** Asks for the same page at another instant. */
export function InstantForm({ slug, instant, isFramed, children }: InstantFormProps) {
  return (
    <form className="eig-simulation" method="get" action={`/apercu/${slug}`}>
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
