import { isAccepting } from '@/call/state'
import { stateWords } from '@/call/words'
import { Badge } from '@/components/dsfr/Badge'
import { Breadcrumb, breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import { Download } from '@/components/dsfr/Download'
import { Link } from '@/components/dsfr/Link'
import type { CallView, PageView, SiteView } from '@/components/views'
import { Markdown } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

import { UNKNOWN_OPENING, waitingFor } from './Follow'
import { slot } from './slots'

type HeroProps = { page: PageView; site: SiteView }

/** The top of a page; the home page has no breadcrumb. The call's state follows the title, so that phones show it without scrolling. */
export function Hero({ page, site }: HeroProps) {
  const { title, introduction } = page.hero
  return (
    <div className="eig-hero">
      <div className="fr-container">
        {page.path !== site.home?.path && <Breadcrumb items={breadcrumbOf(page)} />}
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
      <div className="eig-call-links eig-links">
        {links.map((link) => (
          <Link key={link.href} className="fr-link" link={link} siteUrl={site.url} />
        ))}
      </div>
    )
  )
}

type CallStateLineProps = { call: Pick<CallView, 'name' | 'state' | 'change'> }

/**
 * Whether the call is open, and until when: « Appel EIG 7 : jusqu’au mercredi 31 mars 2027 ». Names the call while it is
 * open, and says that its closing has changed. Unknown dates are not mentioned.
 */
export function CallStateLine({ call }: CallStateLineProps) {
  const { change, name, state } = call
  const { badge, severity, detail, also } = stateWords(state, change)
  const named = isAccepting(state) ? frenchTypography(name) : null
  const lead = detail && (named ? detail.lead.toLowerCase() : detail.lead)
  return (
    <p className="eig-call-state">
      <Badge severity={severity}>{badge}</Badge>
      {(named || detail || also) && (
        <span>
          {named && <strong> {named}</strong>}
          {detail && (
            <>
              {named ? '\u00a0: ' : ' '}
              {lead} <time dateTime={detail.at.toISOString()}>{detail.text}</time>
            </>
          )}
          {(named || detail) && also && '.'}
          {typeof also === 'string' && ` ${also}`}
          {also && typeof also !== 'string' && (
            <>
              {` ${also.lead} `}
              <time dateTime={also.at.toISOString()}>{also.text}</time>
            </>
          )}
        </span>
      )}
    </p>
  )
}

/** What a visitor does on the page: apply, or else be told of the opening; then the rules to read first. */
function MainAction({ page, site }: HeroProps) {
  const { applyLink, rulesLink } = page.hero
  const waiting = waitingFor(page, site)
  const isUnknown = waiting !== null && !waiting.opensAt
  if (!applyLink && !rulesLink && !isUnknown && !waiting?.main) return null
  return (
    <div className="eig-action">
      {isUnknown && <p className="eig-action__sentence">{UNKNOWN_OPENING}</p>}
      {applyLink && (
        <p>
          <Link className="fr-btn fr-btn--lg" link={applyLink} siteUrl={site.url} />
        </p>
      )}
      {waiting?.main && (
        <p>
          <Link
            className="fr-btn fr-btn--lg fr-btn--secondary"
            link={waiting.main}
            siteUrl={site.url}
          />
        </p>
      )}
      {rulesLink && (
        <p>
          {page.rulesFile ? (
            <Download link={rulesLink} file={page.rulesFile} siteUrl={site.url} />
          ) : (
            <Link className="fr-link" link={rulesLink} siteUrl={site.url} />
          )}
        </p>
      )}
    </div>
  )
}

/** The way to apply again, after the sections. Renders nothing if the page has none. */
export function LastAction({ page, site }: HeroProps) {
  const { applyLink } = page.hero
  if (!applyLink || page.sections.length === 0) return null
  return (
    <div className="eig-last-action">
      {page.call && <CallStateLine call={page.call} />}
      <Link className="fr-btn fr-btn--lg" link={applyLink} siteUrl={site.url} />
    </div>
  )
}
