import { isAccepting } from '@/call/state'
import { stateWords, deadlineOf, openingAfter } from '@/call/words'
import { Badge } from '@/components/dsfr/Badge'
import { Breadcrumb, breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import { ButtonLinks, Link, LinkGroup } from '@/components/dsfr/Link'
import type { CallView, LinkView, PageView, SiteView } from '@/components/views'
import { momentInParis } from '@/text/french-date'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

import { slot } from './slots'

type HeroProps = { page: PageView; site: SiteView }

/** The top of a page. The call's state follows the title, so that phones show it without scrolling. */
export function Hero({ page, site }: HeroProps) {
  const { title, introduction } = page.hero
  return (
    <div className="eig-hero">
      <div className="fr-container">
        <Breadcrumb items={breadcrumbOf(page)} />
        <h1>{frenchTypography(title)}</h1>
        {page.call && <CallStateLine call={page.call} />}
        <CallLinks page={page} site={site} />
        <div className="eig-hero__introduction">
          <Markdown
            text={introduction}
            startLevel={1}
            images={page.images}
            siteUrl={site.url}
            id="accroche"
          />
        </div>
        <MainAction page={page} site={site} />
      </div>
    </div>
  )
}

/** The links of plugins about the call. */
function CallLinks({ page, site }: HeroProps) {
  const links = slot('callLinks').flatMap((linksOf) => linksOf(page))
  return (
    links.length > 0 && (
      <div className="eig-call-links">
        {links.map((link) => (
          <Link key={link.href} className="fr-link" link={link} siteUrl={site.url} />
        ))}
      </div>
    )
  )
}

type CallStateLineProps = { call: Pick<CallView, 'name' | 'state'> }

/** Whether the call is open, and until when; with its name while it is open. Unknown dates are not mentioned. */
export function CallStateLine({ call }: CallStateLineProps) {
  const { name, state } = call
  const { badge, severity, detail } = stateWords(state)
  return (
    <p className="eig-call-state">
      <Badge severity={severity}>{badge}</Badge>
      {isAccepting(state) && <strong> {frenchTypography(name)}</strong>}
      {detail && (
        <span>
          {' '}
          {detail.lead} <time dateTime={detail.at.toISOString()}>{detail.text}</time>
        </span>
      )}
    </p>
  )
}

/**
 * The actions of a page: to apply while the call is open, with the deadline; otherwise ways to be notified of its opening.
 */
export function MainAction({ page, site }: HeroProps) {
  const { applyLink, rulesLink } = page.hero
  const { callsAt } = page
  const state = page.call?.state
  return (
    <>
      <ButtonLinks
        primary={applyLink}
        until={state && deadlineOf(state)}
        secondary={rulesLink}
        siteUrl={site.url}
      />
      {callsAt && !(state && isAccepting(state)) && (
        <WaysToWait opensAt={state ? openingAfter(state) : null} path={callsAt} site={site} />
      )}
    </>
  )
}

/** `path`: of the page that owns the calls. */
type WaysToWaitProps = { opensAt: Date | null; path: string; site: SiteView }

/** When the call opens, and ways to be notified. */
function WaysToWait({ opensAt, path, site }: WaysToWaitProps) {
  return (
    <div className="eig-wait">
      <p>
        {opensAt ? (
          <>
            L’appel ouvre le <time dateTime={opensAt.toISOString()}>{momentInParis(opensAt)}</time>.
            Pour ne pas l’oublier&nbsp;:
          </>
        ) : (
          <>
            La date de la prochaine ouverture n’est pas encore connue. Pour ne pas la manquer&nbsp;:
          </>
        )}
      </p>
      <LinkGroup links={waysToWait(path, site)} siteUrl={site.url} />
    </div>
  )
}

const SUBJECT = encodeURIComponent('Prévenez-moi de l’ouverture de l’appel à projets')

/** Ways to be notified: those of the plugins, then the team if it has a contact address. */
function waysToWait(path: string, site: SiteView): LinkView[] {
  const { contactEmail } = site
  const ways = slot('waysToWait').flatMap((waysOf) => waysOf(path, site))
  if (!contactEmail) return ways
  const href = `mailto:${contactEmail}?subject=${SUBJECT}`
  return [...ways, { label: 'Demander à l’équipe de vous prévenir', href }]
}
