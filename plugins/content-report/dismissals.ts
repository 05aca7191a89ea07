import type { CollectionConfig, Payload, PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'

import { staffOnly } from '@/access/roles'
import { bodyOf, refuseBelow } from '@/editing/endpoint'
import { denyAll } from '@/platform/database/deny-all'
import { Refusal } from '@/platform/refusal'
import { nextParisDay, parisInstant } from '@/text/paris-time'

import { dismissalDays, LONGEST_REASON } from './dismissal-days'
import { KEY_LENGTH } from './item-key'
import { reportOf } from './report'

const key = z.string().regex(new RegExp(`^[0-9a-f]{${KEY_LENGTH}}$`))

const dismissalSchema = z.object({
  key,
  reason: z.string().trim().min(1).max(LONGEST_REASON),
  /** The last day, in Paris: `YYYY-MM-DD`. */
  until: z.iso.date(),
})

/** The items that staff decided not to correct for now: why, until when, and who decided it. */
export const Dismissals: CollectionConfig = {
  slug: 'dismissals',
  labels: { singular: 'Élément écarté', plural: 'Éléments écartés' },
  admin: { hidden: true },
  access: { read: staffOnly, create: denyAll, update: denyAll, delete: denyAll },
  endpoints: [
    // Replaces Payload's create route, which would let the browser set every field.
    { path: '/', method: 'post', handler: forStaff(dismiss) },
    { path: '/restore', method: 'post', handler: forStaff(restore) },
  ],
  fields: [
    { name: 'key', type: 'text', label: 'Élément', required: true, index: true },
    {
      name: 'reason',
      type: 'textarea',
      label: 'Raison',
      required: true,
      maxLength: LONGEST_REASON,
    },
    { name: 'until', type: 'date', label: 'Jusqu’à', required: true },
    { name: 'dismissedBy', type: 'relationship', relationTo: 'users', label: 'Écarté par' },
  ],
}

/** Deletes the dismissals that are over. */
export async function forgetDismissals(payload: Payload): Promise<void> {
  const where = { until: { less_than: new Date().toISOString() } }
  await payload.db.deleteMany({ collection: 'dismissals', where })
}

function forStaff(answer: (req: PayloadRequest) => Promise<void>): PayloadHandler {
  return async (req) => {
    refuseBelow('editor', req, 'Connectez-vous pour écarter un élément.')
    await answer(req)
    return Response.json({}, { headers: { 'Cache-Control': 'private, no-store' } })
  }
}

/** A second dismissal replaces the first. */
async function dismiss(req: PayloadRequest): Promise<void> {
  const words = `Donnez une raison de ${LONGEST_REASON} caractères au plus, et une date.`
  const { until, ...sent } = await bodyOf(req, dismissalSchema, words)
  const now = new Date()
  const { first, last } = dismissalDays(now)
  const day = parisInstant(until)
  if (!day || until < first || until > last) {
    throw new Refusal('Choisissez une date entre aujourd’hui et dans un an.', 400)
  }
  const { dismissed, items } = await reportOf(req.payload, now)
  if (![...items, ...dismissed].some((item) => item.key === sent.key)) {
    throw new Refusal('Cet élément n’est plus à regarder. Rechargez la page.', 404)
  }
  await deleteOf(req, sent.key)
  await req.payload.create({
    collection: 'dismissals',
    data: {
      ...sent,
      until: nextParisDay(day.instant).toISOString(),
      dismissedBy: req.user?.id,
    },
    req,
  })
}

async function restore(req: PayloadRequest): Promise<void> {
  const sent = await bodyOf(req, z.object({ key }), 'Cet élément est illisible.')
  await deleteOf(req, sent.key)
}

async function deleteOf(req: PayloadRequest, sent: string): Promise<void> {
  const where = { key: { equals: sent } }
  await req.payload.delete({ collection: 'dismissals', where, req })
}
