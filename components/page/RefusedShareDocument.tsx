import type { SiteView } from '@/components/views'
import type { SharedAccess } from '@/editing/share-links/read'
import type { Assets } from '@/platform/assets'
import { frenchDeadline } from '@/text/french-date'

import { Document } from './Document'

/** Why a share link shows no page. */
export type ShareRefusal = Exclude<SharedAccess, { kind: 'granted' }>

type RefusedShareDocumentProps = { refusal: ShareRefusal; site: SiteView; assets: Assets }

/** Says why a share link does not lead to a page, and what to do. */
export function RefusedShareDocument({ refusal, site, assets }: RefusedShareDocumentProps) {
  const { title, lead, advice } = words(refusal)
  return (
    <Document
      title={title}
      description=""
      path={null}
      site={site}
      assets={assets}
      robots="noindex, nofollow"
    >
      <div className="fr-container eig-error">
        <h1>{title}</h1>
        <p className="fr-text--lead">{lead}</p>
        <p>{advice}</p>
        <a className="fr-btn" href="/">
          Page d’accueil
        </a>
      </div>
    </Document>
  )
}

const ASK_AGAIN = 'Demandez-en un nouveau à la personne qui vous l’a envoyé.'

function words(refusal: ShareRefusal): { title: string; lead: string; advice: string } {
  switch (refusal.kind) {
    case 'expired':
      return {
        title: 'Lien expiré',
        lead: `Ce lien d’aperçu était valable jusqu’au ${frenchDeadline(refusal.expiresAt)}.`,
        advice: ASK_AGAIN,
      }
    case 'revoked':
      return {
        title: 'Lien révoqué',
        lead: 'L’équipe du site a mis fin à ce lien d’aperçu.',
        advice: ASK_AGAIN,
      }
    case 'unknown':
      return {
        title: 'Lien inconnu',
        lead: 'Ce lien d’aperçu ne mène à aucune page.',
        advice: 'Vérifiez que vous avez copié l’adresse en entier.',
      }
    default:
      return refusal satisfies never
  }
}
