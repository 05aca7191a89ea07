import { Link } from '@payloadcms/ui'

type HistoryPagesProps = { href: string; page: number; pages: number }

/** The way to newer and older versions. */
export function HistoryPages({ href, page, pages }: HistoryPagesProps) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages de l’historique" className="history__pages">
      {page > 1 && <Link href={`${href}?page=${page - 1}`}>Versions plus récentes</Link>}
      <span>
        Page {page} sur {pages}
      </span>
      {page < pages && <Link href={`${href}?page=${page + 1}`}>Versions plus anciennes</Link>}
    </nav>
  )
}
