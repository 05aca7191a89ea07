import { isAccepting } from '@/call/state'
import { SUBSCRIPTIONS_PATH } from '@/collections/subscriptions/rules'
import { deadlineOf, openingAfter } from '@/call/words'
import { ButtonLinks, Link } from '@/components/dsfr/Link'
import type { LinkView, PageView, SiteView } from '@/components/views'
import { frenchMoment } from '@/text/french-date'

type MainActionProps = { page: PageView; site: SiteView }

/** What there is to do: while the call is open to apply, and by when; else to be there when it opens. */
export function MainAction({ page, site }: MainActionProps) {
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

/** `path`: of the page that has the calls. */
type WaysToWaitProps = { opensAt: Date | null; path: string; site: SiteView }

/** When the call opens, and who will say so. */
function WaysToWait({ opensAt, path, site }: WaysToWaitProps) {
  return (
    <div className="eig-wait">
      <p>
        {opensAt ? (
          <>
            L’appel ouvre le <time dateTime={opensAt.toISOString()}>{frenchMoment(opensAt)}</time>.
            Pour ne pas l’oublier&nbsp;:
          </>
        ) : (
          <>
            La date de la prochaine ouverture n’est pas encore connue. Pour ne pas la manquer&nbsp;:
          </>
        )}
      </p>
      <ul className="fr-links-group">
        {waysToWait(path, site).map((link) => (
          <li key={link.href}>
            <Link className="fr-link" link={link} siteUrl={site.url} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const SUBJECT = encodeURIComponent('Prévenez-moi de l’ouverture de l’appel à projets')

/** What tells an opening by itself, then people, where they say how to write to them. */
const waysToWait = (path: string, { contactEmail, writesLetters }: SiteView): LinkView[] => [
  ...(writesLetters
    ? [
        {
          label: 'Me prévenir de la prochaine ouverture par courriel',
          href: `${SUBSCRIPTIONS_PATH}/pour${path}`,
        },
      ]
    : []),
  { label: 'S’abonner au calendrier des appels à projets (iCalendar)', href: '/appels.ics' },
  { label: 'Suivre l’actualité des appels à projets (flux Atom)', href: '/appels.atom' },
  ...(contactEmail
    ? [
        {
          label: 'Demander à l’équipe de vous prévenir',
          href: `mailto:${contactEmail}?subject=${SUBJECT}`,
        },
      ]
    : []),
]
