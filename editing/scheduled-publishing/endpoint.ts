import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import { hasRole } from '@/access/roles'
import { refuseBelow } from '@/editing/endpoint'
import {
  type DocumentReference,
  publishableSlugs,
  type PublishableSlug,
} from '@/editing/publishable-slugs'
import { Refusal } from '@/platform/refusal'

import { cancel, dismiss, hold, retry, plan } from './actions'
import { scheduledPublications } from './overview'
import { holdShown } from './held-version'

const ACTIONS = { cancel, dismiss, hold, retry }

/** What a reviewer may do with a scheduled publication. */
export type ScheduledAction = keyof typeof ACTIONS

/** `POST /api/scheduled-publications/<job>/cancel`, `dismiss`, `hold` or `retry`, for reviewers. */
const act: Endpoint = {
  path: '/scheduled-publications/:id/:action',
  method: 'post',
  handler: async (req: PayloadRequest) => {
    refuseBelow('reviewer', req, 'Votre rôle ne permet pas de programmer une publication.')
    const { id, action } = (req.routeParams ?? {}) as { id: string; action: string }
    if (!isAction(action)) throw new Refusal('Cette action n’existe pas.', 400)
    if (!(await ACTIONS[action](req, id))) {
      throw new Refusal('Cette publication n’attend plus : rechargez la page.', 409)
    }
    return Response.json({})
  },
}

/** `GET /api/scheduled-publications/<collection>/<id>`: what is planned of a document and what failed, for staff. */
const ofDocument: Endpoint = {
  path: '/scheduled-publications/:collection/:id',
  method: 'get',
  handler: async (req: PayloadRequest) => {
    refuseBelow('editor', req, 'Connectez-vous pour voir ce qui est programmé.')
    const about = req.routeParams as DocumentReference
    return Response.json({ plans: await scheduledPublications(req.payload, req.user, about) })
  },
}

export const scheduledPublicationEndpoints = [act, ofDocument]

const isAction = (action: string): action is ScheduledAction => Object.hasOwn(ACTIONS, action)

const planning = z.object({
  type: z.enum(['publish', 'unpublish']),
  date: z.coerce.date(),
  doc: z.object({ relationTo: z.string(), value: z.string().min(1) }),
  /** `updatedAt` of the version on the screen. */
  loaded: z.iso.datetime(),
})

/** What « Programmer » asks: a publication of the version that is on the screen, or a withdrawal. */
export type Planning = z.input<typeof planning>

/** What became of it: why not, in French; null when it is planned. */
export type Planned = { error: string | null }

/**
 * Plans for reviewers. It stands for Payload's own function of that name, which lets anyone plan a publication, without
 * rights, and delete those of others.
 */
export async function schedulePublish({
  req,
  ...asked
}: { req: PayloadRequest } & Partial<Planning>): Promise<Planned> {
  if (!hasRole(req.user, 'reviewer')) {
    return { error: 'Votre rôle ne permet pas de programmer une publication.' }
  }
  const { data } = planning.safeParse(asked)
  if (!data || !publishableSlugs(req.payload).includes(data.doc.relationTo as PublishableSlug)) {
    return { error: 'Choisissez un document et une date.' }
  }
  const { date, loaded, type } = data
  if (date <= new Date()) return { error: 'Ce moment est passé\u00a0: choisissez-en un à venir.' }
  const doc = { ...data.doc, relationTo: data.doc.relationTo as PublishableSlug }
  const document = { collection: doc.relationTo, id: doc.value }
  try {
    const version = type === 'publish' ? await holdShown(req, document, loaded) : undefined
    await plan(req, { doc, type, version }, date)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { error: error.message }
  }
  return { error: null }
}
