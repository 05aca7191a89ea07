import bowser from 'bowser'
import type { CollectionBeforeLoginHook } from 'payload'

import { changeSessions } from './change-sessions'

/** Characters of a user agent that are read, and of the name of a device. */
const MOST = { read: 500, kept: 60 }

/** « Firefox sur Windows », from the header of a browser; null for a program that names neither. */
export function deviceOf(userAgent: string | null): string | null {
  if (!userAgent) return null
  const { browser, os } = bowser.parse(userAgent.slice(0, MOST.read))
  if (!browser.name || !os.name) return null
  return `${browser.name} sur ${os.name}`.slice(0, MOST.kept)
}

/** Before a session is opened, after Payload stored it: adds its device, and the date of the log-in to the account. */
export const rememberLogIn: CollectionBeforeLoginHook = ({ req, user }) => {
  const device = deviceOf(req.headers.get('User-Agent'))
  return changeSessions(String(user.id), req, ({ sessions }) => ({
    lastLogInAt: new Date().toISOString(),
    sessions: (sessions ?? []).map((one, index, { length }) =>
      index === length - 1 ? { ...one, device } : one,
    ),
  }))
}
