import { Logout, LogOutIcon } from '@payloadcms/ui'
import type { ServerProps } from 'payload'

import { STEPS } from '../address'
import { settingsOf } from '../settings'

/** In the menu: the log-out that also ends the session of ProConnect, if it is configured; else Payload's. */
export function ProConnectLogOut({ i18n, payload }: Partial<ServerProps>) {
  if (!payload || !settingsOf(payload.config)) return <Logout />
  const label = i18n?.t('authentication:logOut')
  return (
    <a className="nav__log-out" href={STEPS.logOut} aria-label={label} title={label}>
      <LogOutIcon />
    </a>
  )
}
