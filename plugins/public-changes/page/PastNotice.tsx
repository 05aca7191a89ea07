import { frenchMoment } from '@/text/french-date'

import { changesHref } from '../address'

type PastNoticeProps = {
  /** When this version began. */
  at: Date
  /** Path of the page, with a leading slash. */
  path: string
}

/** DSFR « Bandeau d’information importante »: says that this is a past version of a page, and leads to the current one. */
export function PastNotice({ at, path }: PastNoticeProps) {
  return (
    <section className="fr-notice fr-notice--warning" aria-label="Version passée">
      <div className="fr-container">
        <div className="fr-notice__body">
          <div>
            <p className="fr-notice__title">
              Version du <time dateTime={at.toISOString()}>{frenchMoment(at)}</time>
            </p>
            <p className="fr-notice__desc">
              Cette page a pu changer depuis cette date. —{' '}
              <a className="fr-notice__link" href={path}>
                Voir la page actuelle
              </a>{' '}
              ou{' '}
              <a className="fr-notice__link" href={changesHref(path)}>
                tous ses changements
              </a>
            </p>
          </div>
        </div>
      </div>
    </section>
  )
}
