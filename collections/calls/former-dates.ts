import type { CheckboxField, CollectionBeforeChangeHook, JSONField } from 'payload'

import { bookkeeping } from '@/editing/changes/describe'
import type { Call } from '@/payload-types'
import { denyAll } from '@/platform/database/deny-all'

/** The fields that decide when a call is open. */
const DATES = [
  'opensAt',
  'closesAt',
  'closingSoonDays',
  'override',
  'overrideSince',
  'overrideUntil',
] as const

type FormerDates = NonNullable<Call['formerDates']>[number]

const orNull = (type: string) => ({ type: [type, 'null'] as never })
const given = (properties: object) => ({
  properties: properties as never,
  required: Object.keys(properties),
  additionalProperties: false,
})

/** What visitors have read of the dates, oldest first, each until it was replaced. `dates`: null for no announcement. */
export const formerDatesField: JSONField = {
  name: 'formerDates',
  type: 'json',
  label: 'Dates publiées auparavant',
  disableDuplicate: true,
  custom: bookkeeping,
  access: { create: denyAll, update: denyAll },
  admin: { hidden: true },
  jsonSchema: {
    uri: 'eig:former-dates',
    fileMatch: ['eig:former-dates'],
    schema: {
      ...orNull('array'),
      items: {
        type: 'object',
        ...given({
          until: { type: 'string' },
          name: { type: 'string' },
          dates: {
            ...orNull('object'),
            ...given({
              opensAt: orNull('string'),
              closesAt: orNull('string'),
              closingSoonDays: orNull('number'),
              override: { ...orNull('string'), enum: ['open', 'closed', null] },
              overrideSince: orNull('string'),
              overrideUntil: orNull('string'),
            } satisfies Record<(typeof DATES)[number], object>),
          },
        }),
      },
    },
  },
}

/** Staff correct a typing mistake without announcing it. It holds for one publication. */
export const correctsDatesField: CheckboxField = {
  name: 'correctsDates',
  type: 'checkbox',
  label: 'Corriger une faute de saisie dans les dates',
  disableDuplicate: true,
  admin: {
    condition: (_, __, { operation }) => operation === 'update',
    description:
      'Sans cette case, un changement d’ouverture ou de clôture déjà publiées est une nouvelle : la page dit par exemple « prolongé », et ceux qui suivent l’appel l’apprennent. Si vous la cochez, la prochaine publication change les dates sans rien annoncer.',
  },
}

/**
 * Before a save: keeps the dates that visitors read until now if this save replaces them, or withdraws the announcement. A draft
 * keeps them too, so that its preview says what the page will say.
 */
export const keepFormerDates: CollectionBeforeChangeHook<Call> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || !originalDoc) return { ...data, formerDates: [] }
  const where = { id: { equals: originalDoc.id } }
  const stored = await req.payload.db.findOne<Call>({ collection: 'calls', where, req })
  const next = { ...originalDoc, ...data }
  const formerDates = formerDatesAfter(stored, next, new Date())
  const isUsed = isPublic(next) && next.correctsDates
  return { ...data, formerDates, ...(isUsed && { correctsDates: false }) }
}

/** The former dates of `next`, saved at `now` over the `stored` document. */
function formerDatesAfter(stored: Call | null, next: Partial<Call>, now: Date): FormerDates[] {
  const former = stored?.formerDates ?? []
  const row = { until: now.toISOString(), name: stored?.name ?? '' }
  if (!stored || !isPublic(stored)) {
    const isAgain = former.length > 0 && isPublic(next)
    return isAgain ? [...former, { ...row, dates: null }] : former
  }
  const [was, is] = [datesOf(stored), datesOf(next)]
  const isKept = DATES.every((name) => was[name] === is[name]) || next.correctsDates
  return isPublic(next) && isKept ? former : [...former, { ...row, dates: was }]
}

const isPublic = ({ _status, deletedAt }: Partial<Call>) => _status === 'published' && !deletedAt

/** In one form on both databases and in requests. */
function datesOf(call: Partial<Call>): NonNullable<FormerDates['dates']> {
  const instant = (value?: string | null) => (value ? new Date(value).toISOString() : null)
  const { closingSoonDays = null, override = null } = call
  return {
    opensAt: instant(call.opensAt),
    closesAt: instant(call.closesAt),
    closingSoonDays,
    override,
    overrideSince: instant(call.overrideSince),
    overrideUntil: instant(call.overrideUntil),
  }
}
