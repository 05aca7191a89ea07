import '@gouvfr/dsfr/dist/component/notice/notice.main.min.css'

import { frenchMoment } from '@/text/french-date'

import { MarkChanges } from './MarkChanges'

type PastBarProps = {
  /** The id of the stored page. */
  pageId: string
  versionId: string
  savedAt: Date
  /** Address of the page to compare with; null for none. */
  base: string | null
}

/** DSFR « Bandeau d’information importante »: says that this is a past version of the page, and its date. */
export function PastBar({ base, pageId, savedAt, versionId }: PastBarProps) {
  return (
    <section className="fr-notice fr-notice--warning" aria-label="Version passée">
      <div className="fr-container">
        <p>
          <span className="fr-notice__title">{'Version passée\u00a0:'}</span>{' '}
          <span className="fr-notice__desc">
            la page telle qu’elle était le {frenchMoment(savedAt)}. Visible de l’équipe seule.
          </span>
        </p>
        {base && <MarkChanges base={base} />}
        <a className="fr-link" href={`/admin/collections/pages/${pageId}/versions/${versionId}`}>
          Revenir à l’historique
        </a>
      </div>
    </section>
  )
}
