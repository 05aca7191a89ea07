import bowser from 'bowser'
import type { CollectionAfterLoginHook } from 'payload'

import type { User } from '@/payload-types'

import { changeSessions } from './change-sessions'

/** Characters of a user agent that are read, and of the name of a device. */
const MOST = { read: 500, kept: 60 }

/** « Firefox sur Windows », from the header of a browser; null for a program that names neither. */
function deviceOf(userAgent: string | null): string | null {
  if (!userAgent) return null
  const { browser, os } = bowser.parse(userAgent.slice(0, MOST.read))
  if (!browser.name || !os.name) return null
  return `${browser.name} sur ${os.name}`.slice(0, MOST.kept)
}

/** After a log-in: adds the device to the new session, which is the last, and the date to the account. */
export const rememberLogIn: CollectionAfterLoginHook = ({ req, user }) => {
  const device = deviceOf(req.headers.get('User-Agent'))
  return changeSessions((user as User).id, req, ({ sessions }) => ({
    lastLogInAt: new Date().toISOString(),
    sessions: (sessions ?? []).map((one, index, { length }) =>
      index === length - 1 ? { ...one, device } : one,
    ),
  }))
}
