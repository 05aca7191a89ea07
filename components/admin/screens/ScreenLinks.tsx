import type { ServerProps } from 'payload'

import { hasRole } from '@/access/roles'

import { OpenMenu } from './OpenMenu'
import { ScreenLink } from './ScreenLink'
import { screensOf } from './screens'

/** In the menu, before the lists: links to the screens of plugins that the user may open. */
export function ScreenLinks({ payload, user }: ServerProps) {
  const screens = screensOf(payload.config).filter(({ role }) => hasRole(user, role))
  return (
    <>
      <OpenMenu />
      <div className="screen-links">
        {screens.map(({ label, path }) => (
          <ScreenLink
            href={`/admin${path}`}
            id={`nav-screen-${path.slice(1)}`}
            key={path}
            label={label}
          />
        ))}
      </div>
    </>
  )
}
