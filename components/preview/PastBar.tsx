import '@gouvfr/dsfr/dist/component/notice/notice.main.min.css'

import { frenchMoment } from '@/text/french-date'

import { MarkChanges } from './MarkChanges'

type PastBarProps = {
  /** Of the stored page. */
  pageId: string
  versionId: string
  savedAt: Date
  /** Where the page is read with which to compare it; null for none. */
  base: string | null
}

/** DSFR « Bandeau d’information importante »: says that the page is one that was, and when. */
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
