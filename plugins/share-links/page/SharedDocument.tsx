import { Document } from '@/components/page/Document'
import { Message } from '@/components/page/ErrorDocument'
import { ExcessNotice } from '@/components/page/Notices'
import { PageMain } from '@/components/page/PageMain'
import type { PageView, SiteView } from '@/components/views'
import { frenchDeadline } from '@/text/french-date'

import type { SharedAccess } from '../read'

type SharedDocumentProps = { page: PageView; site: SiteView }

/** A page with its drafts, for a person who has its share link: marked as a preview, without a canonical address. */
export function SharedDocument({ page, site }: SharedDocumentProps) {
  return (
    <Document
      title={`Aperçu partagé – ${page.title || 'Page sans titre'}`}
      site={site}
      robots="noindex, nofollow"
      notice={
        <>
          <section className="eig-shared" aria-label="Aperçu partagé">
            <p className="fr-container">
              <strong>Aperçu partagé, non publié.</strong> Cette page peut encore changer. Ne
              transmettez pas son adresse.
            </p>
          </section>
          <ExcessNotice excesses={page.excesses} />
        </>
      }
    >
      <PageMain page={page} site={site} />
    </Document>
  )
}

/** Why a share link does not show a page. */
export type ShareRefusal = Exclude<SharedAccess, { kind: 'granted' }>

type RefusedShareDocumentProps = { refusal: ShareRefusal; site: SiteView }

/** Explains why a share link does not show a page, and what to do. */
export function RefusedShareDocument({ refusal, site }: RefusedShareDocumentProps) {
  const message = refusalWords(refusal)
  return (
    <Document title={message.title} site={site} robots="noindex, nofollow">
      <Message {...message} />
    </Document>
  )
}

const ASK_AGAIN = 'Demandez-en un nouveau à la personne qui vous l’a envoyé.'

function refusalWords(refusal: ShareRefusal): { title: string; lead: string; advice: string } {
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
