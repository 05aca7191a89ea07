import { Link } from '@payloadcms/ui'
import type { UIFieldServerProps } from 'payload'

import { publishedContext } from '@/editing/site-links/published-context'

import { editHref } from './dashboard/card'
import { StaffPanel } from './StaffRegion'

/** « Montré par »: the published pages that show the document, to edit or to read online; nothing for a new document. */
export async function ShownBy({ id, req }: UIFieldServerProps) {
  if (!id) return null
  const { shownBy } = await publishedContext(req.payload)
  const pages = shownBy.get(String(id)) ?? []
  return (
    <StaffPanel className="shown-by" title="Montré par">
      {pages.length === 0 && <p>Aucune page publiée ne montre ce contenu.</p>}
      {pages.length > 0 && (
        <ul className="staff-list">
          {pages.map(({ id: page, slug, title }) => (
            <li key={page}>
              <Link href={editHref('pages', page)}>{title}</Link> (
              <a aria-label={`Voir en ligne\u00a0: ${title}`} href={`/${slug}`}>
                voir en ligne
              </a>
              )
            </li>
          ))}
        </ul>
      )}
    </StaffPanel>
  )
}
