import type { CollectionBeforeChangeHook, Field, PayloadRequest } from 'payload'

import { staffOnly } from '@/access/roles'
import { publishedVersion } from '@/editing/published'
import { parisMomentField } from '@/fields/paris-date'
import type { Call } from '@/payload-types'
import { denyAll } from '@/platform/database/deny-all'

import { validateOverrideReason } from './validate'

const whenForced = (_: unknown, { override }: { override?: string | null }) => Boolean(override)

/** The override of the dates: state, reason, end, and who decided it. It applies to one call and is not copied with it. */
export const overrideFields: Field[] = [
  {
    name: 'override',
    type: 'select',
    label: 'Forcer l’état',
    disableDuplicate: true,
    options: [
      { value: 'open', label: 'Ouvert' },
      { value: 'closed', label: 'Clos' },
    ],
    admin: {
      isClearable: true,
      components: {
        afterInput: ['@/components/admin/calls/ReasonOfOverride#ReasonOfOverride'],
      },
      description: 'À n’utiliser que par exception : l’état choisi l’emporte sur les dates.',
    },
  },
  {
    name: 'overrideReason',
    type: 'text',
    label: 'Raison',
    disableDuplicate: true,
    validate: validateOverrideReason,
    access: { read: staffOnly },
    admin: {
      condition: whenForced,
      description: 'Pourquoi l’état est forcé. Visible de l’équipe seulement.',
    },
  },
  parisMomentField({
    name: 'overrideUntil',
    label: 'Forcé jusqu’au',
    disableDuplicate: true,
    admin: {
      condition: whenForced,
      description:
        'Heure de Paris. À cet instant, les dates reprennent la main. Vide : l’état reste forcé jusqu’à ce que vous l’effaciez.',
    },
  }),
  {
    name: 'overrideSince',
    type: 'date',
    label: 'Forcé depuis le',
    disableDuplicate: true,
    access: { create: denyAll, update: denyAll },
    admin: { hidden: true },
  },
  {
    name: 'overrideBy',
    type: 'relationship',
    relationTo: 'users',
    label: 'Décidé par',
    disableDuplicate: true,
    access: { read: staffOnly, create: denyAll, update: denyAll },
    admin: {
      readOnly: true,
      allowEdit: false,
      condition: (_, siblings) =>
        Boolean((siblings as { override?: unknown; overrideBy?: unknown }).override) &&
        Boolean((siblings as { overrideBy?: unknown }).overrideBy),
    },
  },
]

const DECISION = ['override', 'overrideReason', 'overrideUntil'] as const

/**
 * Before a save: the person who changes the override is recorded as its author, and the override starts at its first
 * publication. For an import, it has no author and no start date.
 */
export const signOverride: CollectionBeforeChangeHook<Call> = async ({
  data,
  originalDoc,
  req,
}) => {
  const call = { ...originalDoc, ...data }
  if (!call.override) return { ...data, overrideBy: null, overrideSince: null }
  const isChanged = DECISION.some((name) => (call[name] ?? '') !== (originalDoc?.[name] ?? ''))
  const overrideSince = await sinceOf(call, originalDoc, req)
  return { ...data, overrideSince, ...(isChanged && { overrideBy: req.user?.id ?? null }) }
}

async function sinceOf(call: Partial<Call>, before: Call | undefined, req: PayloadRequest) {
  const id = before?.id
  const published = id ? ((await publishedVersion('calls', id, req)) as Call | null) : null
  if (published && isSameDecision(published, call)) return published.overrideSince ?? null
  // For a draft, this is when its simulation starts to show it.
  const isOldDraft = call._status !== 'published' && before?.override === call.override
  if (isOldDraft && before?.overrideSince) return before.overrideSince
  return req.user ? new Date().toISOString() : null
}

/** Whether `next` continues the override of `published`. An override that is over continues only if its end is unchanged. */
function isSameDecision(published: Call, next: Partial<Call>): boolean {
  const { override, overrideUntil } = published
  const isOver = Boolean(overrideUntil) && new Date(overrideUntil!) <= new Date()
  return override === next.override && (!isOver || overrideUntil === next.overrideUntil)
}
