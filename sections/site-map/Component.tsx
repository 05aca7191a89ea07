import { Link } from '@/components/dsfr/Link'
import type { LinkView } from '@/components/views'
import { type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { placesAbove } from '@/text/site-path'

/**
 * Every published page under the one whose address begins its own, so that visitors find each without its address (RGAA 4.1,
 * criterion 12.1).
 */
export function SiteMap({ section, siteUrl }: SectionProps<'siteMap'>) {
  const { title, pages } = section
  if (!title && pages.length === 0) return null
  return (
    <SectionFrame section={section}>
      {pages.length > 0 && <Branches branches={nested(pages)} siteUrl={siteUrl} />}
    </SectionFrame>
  )
}

type Branch = { link: LinkView; below: Branch[] }

const Branches = ({ branches, siteUrl }: { branches: Branch[]; siteUrl: string }) => (
  <ul>
    {branches.map(({ link, below }) => (
      <li key={link.href}>
        <Link className="fr-link" link={link} siteUrl={siteUrl} />
        {below.length > 0 && <Branches branches={below} siteUrl={siteUrl} />}
      </li>
    ))}
  </ul>
)

/** Returns `pages` by rubric, each list in their order. */
function nested(pages: LinkView[]): Branch[] {
  const top: Branch[] = []
  const at = new Map(pages.map((link) => [link.href, { link, below: [] as Branch[] }]))
  for (const branch of at.values()) {
    const parent = placesAbove(branch.link.href).findLast((place) => at.has(place))
    const list = parent ? at.get(parent)!.below : top
    list.push(branch)
  }
  return top
}
