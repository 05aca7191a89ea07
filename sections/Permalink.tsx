import { Link } from '@/components/dsfr/Link'

type PermalinkProps = {
  /** « Lien vers ce critère ». */
  label: string
  /** The words of what it leads to: several on a page have one label (RGAA 6.1). */
  about: string
  anchor: string
  siteUrl: string
}

/** Leads to the very passage in which it stands, for whoever wants to give its address. */
export const Permalink = ({ label, about, anchor, siteUrl }: PermalinkProps) => (
  <p className="eig-permalink">
    <Link
      className="fr-link fr-link--sm"
      link={{ label, href: `#${anchor}` }}
      about={about}
      siteUrl={siteUrl}
    />
  </p>
)
