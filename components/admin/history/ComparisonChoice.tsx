import { Link } from '@payloadcms/ui'

type ComparisonChoiceProps = { href: string; toPublished: boolean }

/** What the version is compared to. */
export function ComparisonChoice({ href, toPublished }: ComparisonChoiceProps) {
  return (
    <nav aria-label="Comparer à" className="history__choice">
      <Link aria-current={toPublished ? undefined : 'page'} href={`${href}?comparer=precedente`}>
        Comparer à la version précédente
      </Link>
      <Link aria-current={toPublished ? 'page' : undefined} href={`${href}?comparer=publiee`}>
        Comparer à la version publiée
      </Link>
    </nav>
  )
}
