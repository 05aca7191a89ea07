import { isAccepting } from '@/call/state'
import { openingAfter } from '@/call/state'
import { Link } from '@/components/dsfr/Link'
import type { LinkView, PageView, SiteView } from '@/components/views'
import { momentInParis } from '@/text/french-date'

import { slot } from './slots'

/** `opensAt`: when the call opens, null if no date says it. `main`: the way that the page offers first; null: it has none. */
type Waiting = { opensAt: Date | null; main: LinkView | null; others: LinkView[] }

const SUBJECT = encodeURIComponent('Prévenez-moi de l’ouverture de l’appel à projets')

/**
 * Returns how visitors of `page` are told of the opening of its call; null while they may apply, or if it shows no calls.
 * Without a plugin that sends emails, the main way is to write to the team.
 */
export function waitingFor({ call, callsAt }: PageView, site: SiteView): Waiting | null {
  if (!callsAt || (call && isAccepting(call.state))) return null
  const ways = slot('waysToWait').flatMap((waysOf) => waysOf(callsAt, site))
  const own = ways.find(({ isMain }) => isMain)
  const href = `mailto:${site.contactEmail}?subject=${SUBJECT}`
  const letter = site.contactEmail ? { label: 'Demander à l’équipe de me prévenir', href } : null
  return {
    opensAt: call && openingAfter(call.state),
    main: own ?? letter,
    others: ways.filter((way) => way !== own),
  }
}

export const UNKNOWN_OPENING = 'La date de la prochaine ouverture n’est pas encore connue.'

type FollowProps = { page: PageView; site: SiteView }

/** DSFR « Lettre d’information et réseaux sociaux »: when the call opens, and ways to be told of it. */
export function Follow({ page, site }: FollowProps) {
  const { opensAt, main, others } = waitingFor(page, site) ?? { main: null, others: [] }
  if (!main && others.length === 0) return null
  return (
    <div className="fr-follow">
      <div className="fr-container">
        <h2 className="fr-h5">Ne manquez pas l’ouverture</h2>
        <p>
          {opensAt ? (
            <>
              L’appel ouvre le{' '}
              <time dateTime={opensAt.toISOString()}>{momentInParis(opensAt)}</time>.
            </>
          ) : (
            UNKNOWN_OPENING
          )}
        </p>
        {main && <Link className="fr-btn" link={main} siteUrl={site.url} />}
        {others.length > 0 && (
          <ul className="eig-list eig-links" role="list">
            {others.map((link) => (
              <li key={link.href}>
                <Link className="fr-link fr-link--sm" link={link} siteUrl={site.url} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
