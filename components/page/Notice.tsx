import { Link } from '@/components/dsfr/Link'
import type { NoticeView } from '@/components/views'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

type NoticeProps = { notice: NoticeView; siteUrl: string }

/** DSFR « Bandeau d’information importante », which stays while it holds: closing it would need a script and a memory. */
export function Notice({ notice, siteUrl }: NoticeProps) {
  const { severity, title, text, link } = notice
  return (
    <section className={`fr-notice fr-notice--${severity}`} aria-label={nameOf(severity)}>
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

/** What its colour and its icon say (RGAA 3.1). */
function nameOf(severity: NoticeView['severity']): string {
  switch (severity) {
    case 'info':
      return 'Information'
    case 'warning':
      return 'Avertissement'
    case 'alert':
      return 'Alerte'
    default:
      return severity satisfies never
  }
}
