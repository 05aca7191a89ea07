import type { CollectionBeforeChangeHook, Field } from 'payload'

import { signedIn } from '@/access/roles'
import { parisMomentField } from '@/fields/paris-date'
import type { Call } from '@/payload-types'
import { nobody } from '@/platform/database/nobody'

import { validateOverrideReason } from './validate'

const whenForced = (_: unknown, { override }: { override?: string | null }) => Boolean(override)

/** The exception to the dates: what, why, until when, and who decided it. Decided for one call, not for its copies. */
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
      description: 'À n’utiliser que par exception : l’état choisi l’emporte sur les dates.',
    },
  },
  {
    name: 'overrideReason',
    type: 'text',
    label: 'Raison',
    disableDuplicate: true,
    validate: validateOverrideReason,
    access: { read: signedIn },
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
    name: 'overrideBy',
    type: 'relationship',
    relationTo: 'users',
    label: 'Décidé par',
    disableDuplicate: true,
    access: { read: signedIn, create: nobody, update: nobody },
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

/** Before a save: whoever changed the override has decided it. An import decides in nobody's name. */
export const signOverride: CollectionBeforeChangeHook<Call> = ({ data, originalDoc, req }) => {
  const call = { ...originalDoc, ...data }
  if (!call.override) return { ...data, overrideBy: null }
  const isChanged = DECISION.some((name) => (call[name] ?? '') !== (originalDoc?.[name] ?? ''))
  return isChanged ? { ...data, overrideBy: req.user?.id ?? null } : data
}
