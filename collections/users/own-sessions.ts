import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { bodyOf, refuseBelow } from '@/editing/endpoint'
import type { User } from '@/payload-types'
import { Refusal } from '@/platform/refusal'

import { changeSessions } from './change-sessions'

/** An open session of the user, as their account shows it. Dates are ISO. */
export type OwnSession = {
  id: string
  device: string | null
  createdAt: string | null
  isCurrent: boolean
}

/** `id`: of one session; without it, all sessions but the current one. */
const ending = z.strictObject({ id: z.string().optional() })

/** `GET /api/users/sessions` lists the open sessions of the user; `POST /api/users/sessions/end` ends some of them. */
export const ownSessionEndpoints: Endpoint[] = [
  {
    path: '/sessions',
    method: 'get',
    handler: async (req) => answer((await openSessions(req)).map(ownSession(req))),
  },
  {
    path: '/sessions/end',
    method: 'post',
    handler: async (req) => {
      const sessions = await openSessions(req)
      const { id } = await bodyOf(req, ending, 'Cette session n’est pas valide.')
      if (id && !sessions.some((one) => one.id === id)) {
        throw new Refusal('Cette session n’est plus ouverte.', 404)
      }
      const kept = sessions.filter((one) => (id ? one.id !== id : one.id === current(req)))
      await changeSessions(req.user!.id, req, () => ({ sessions: kept }))
      return answer(kept.map(ownSession(req)))
    },
  },
]

type Session = NonNullable<User['sessions']>[number]

/** The sessions of the user of `req` that have not expired. Refuses anyone else than staff. */
async function openSessions(req: PayloadRequest): Promise<Session[]> {
  refuseBelow('editor', req, 'Connectez-vous pour voir vos sessions.')
  const where = { id: { equals: req.user!.id } }
  const account = await req.payload.db.findOne<User>({ collection: 'users', where, req })
  return (account?.sessions ?? []).filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now())
}

/** The id of the session that `req` belongs to. */
const current = ({ user }: PayloadRequest) => (user as { _sid?: string } | null)?._sid

const ownSession =
  (req: PayloadRequest) =>
  ({ id, createdAt, device }: Session): OwnSession => ({
    id,
    device: device ?? null,
    createdAt: createdAt ? new Date(createdAt).toISOString() : null,
    isCurrent: id === current(req),
  })

const answer = (sessions: OwnSession[]) =>
  Response.json({ sessions }, { headers: { 'Cache-Control': 'private, no-store' } })
