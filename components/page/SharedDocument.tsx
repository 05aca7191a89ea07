import type { PageView, SiteView } from '@/components/views'
import type { Assets } from '@/platform/assets'

import { Document } from './Document'
import { ExcessNotice } from './ExcessNotice'
import { PageMain } from './PageMain'

type SharedDocumentProps = { page: PageView; site: SiteView; assets: Assets }

/** A page with its drafts, for whoever was given a link to it: marked as such, without an address of its own. */
export function SharedDocument({ page, site, assets }: SharedDocumentProps) {
  return (
    <Document
      title={`Aperçu partagé – ${page.title || 'Page sans titre'}`}
      description=""
      path={null}
      site={site}
      assets={assets}
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
