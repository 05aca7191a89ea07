import { Link } from '@payloadcms/ui'

import { frenchMoment } from '@/text/french-date'

import type { LineView } from '../log/find'
import { ACTIVITY_SCREEN } from '../screen'

/** Lines of the log, each with its moment in Paris time and a link to its document if that still exists. */
export const ActivityLines = ({ lines }: { lines: LineView[] }) => (
  <ol className="staff-rows activity__lines">
    {lines.map(({ about, after, at, before, href, id, name }) => (
      <li key={id}>
        <time dateTime={at}>{frenchMoment(new Date(at))}</time>
        <p>
          {before}
          {href && name ? (
            <Link href={href} prefetch={false}>
              {name}
            </Link>
          ) : (
            name
          )}
          {after}
          {about && name && (
            <>
              {' '}
              <OnlyLink about={about} name={name} />
            </>
          )}
        </p>
      </li>
    ))}
  </ol>
)

const OnlyLink = ({ about, name }: { about: string; name: string }) => (
  <Link
    aria-label={`Toute son activité\u00a0: ${name}`}
    className="activity__only"
    href={`/admin${ACTIVITY_SCREEN.path}?${new URLSearchParams({ contenu: about })}`}
    prefetch={false}
  >
    (toute son activité)
  </Link>
)
