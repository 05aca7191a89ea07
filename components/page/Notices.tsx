import { Link } from '@/components/dsfr/Link'
import { slot } from '@/components/page/slots'
import type { NoticeView } from '@/components/views'
import { frenchMoment } from '@/text/french-date'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

type NoticeProps = { notice: NoticeView; siteUrl: string }

/** DSFR « Bandeau d’information importante », without a close button: closing it would need a script and storage. */
export function Notice({ notice, siteUrl }: NoticeProps) {
  const { severity, title, text, link } = notice
  return (
    <section className={`fr-notice fr-notice--${severity}`} aria-label={NAMES[severity]}>
      <div className="fr-container">
        <div className="fr-notice__body">
          <div>
            <p className="fr-notice__title">{frenchTypography(title)}</p>
            <div className="fr-notice__desc">
              <Markdown text={text} startLevel={2} images={{}} siteUrl={siteUrl} id="bandeau" />
            </div>
            {link && <Link className="fr-notice__link" link={link} siteUrl={siteUrl} />}
          </div>
        </div>
      </div>
    </section>
  )
}

/** The severity in words, as colour and icon are not enough (RGAA 3.1). */
const NAMES: Record<NoticeView['severity'], string> = {
  info: 'Information',
  warning: 'Avertissement',
  alert: 'Alerte',
}

type StaffLinksProps = {
  /** The id of the stored page. */
  pageId: string
  /** The page's path, with a leading slash. */
  path: string
}

/** For staff only, above the header of a public page: links to edit it, and those of plugins. DSFR « Lien ». */
export function StaffLinks({ pageId, path }: StaffLinksProps) {
  const edit = { label: 'Modifier cette page', href: `/admin/collections/pages/${pageId}` }
  const links = [edit, ...slot('staffLinks').flatMap((linksTo) => linksTo(path))]
  return (
    <nav className="eig-staff" role="navigation" aria-label="Édition de la page">
      <ul className="fr-container eig-list eig-staff__links">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a className="fr-link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Above the header of a page served from the cache during a failure: when its content was last known to be current. */
export function StaleNotice({ knownAt }: { knownAt: Date }) {
  return (
    <section className="eig-stale" aria-label="Date de cette page">
      <p className="fr-container">
        <strong>Page en mémoire.</strong> Elle montre ce qui était publié le {frenchMoment(knownAt)}
        {'\u202f'}; des informations plus récentes peuvent manquer.
      </p>
    </section>
  )
}

/** For staff, above the header of a page whose texts exceed the site's limits: what to shorten. Renders nothing otherwise. */
export function ExcessNotice({ excesses }: { excesses: string[] }) {
  if (excesses.length === 0) return null
  return (
    <section className="eig-shared" aria-label="Textes trop longs">
      <div className="fr-container">
        <p>
          <strong>Cette page dépasse ce que le site peut montrer.</strong> Ces textes s’affichent
          sans leur mise en forme, ou ne s’affichent pas{'\u00a0'}:
        </p>
        <ul>
          {excesses.map((excess) => (
            <li key={excess}>{excess}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}
