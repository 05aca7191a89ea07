import type { DateField } from 'payload'
import { date } from 'payload/shared'

import { parisLocal } from '@/text/paris-time'

type Overrides = Pick<DateField, 'name' | 'label'> &
  Partial<Omit<DateField, 'admin'>> & {
    admin?: Omit<NonNullable<DateField['admin']>, 'description'> & { description?: string }
  }

/** What a field holds: an instant to the minute, or a whole day. */
export type ParisDateKind = 'moment' | 'day'

/** Years outside this range are typos (« 0203 », « 20277 »). */
export const YEARS = { first: 2000, last: 2199 }

/**
 * A date and time entered and shown in Europe/Paris, independent of the time zone of the browser or the server, and stored
 * in UTC. `overrides` are Payload's own date options. The field explains a time that Paris clocks skip or repeat.
 */
export const parisMomentField = (overrides: Overrides): DateField => parisDate('moment', overrides)

/** A day in Europe/Paris; stored as its first instant, in UTC. */
export const parisDayField = (overrides: Overrides): DateField => parisDate('day', overrides)

/** Returns what is wrong with the year of `local`, a wall-clock time in Paris, in French; null if nothing is wrong. */
export function yearFault(local: string): string | null {
  const year = Number(local.split(/(?<=.)-/)[0])
  return year >= YEARS.first && year <= YEARS.last
    ? null
    : `Vérifiez l’année : elle doit être entre ${YEARS.first} et ${YEARS.last}.`
}

const parisCell = (kind: ParisDateKind) => ({
  path: '@/components/admin/ParisDateCell#ParisDateCell',
  clientProps: { kind },
})

/** Payload's own dates of the last save and of the creation, shown in Paris time in lists. */
export const savedDateFields = (['updatedAt', 'createdAt'] as const).map((name): DateField => ({
  name,
  type: 'date',
  index: true,
  label: ({ t }) => t(`general:${name}`),
  admin: { disableBulkEdit: true, hidden: true, components: { Cell: parisCell('moment') } },
}))

function parisDate(kind: ParisDateKind, overrides: Overrides): DateField {
  return {
    type: 'date',
    ...overrides,
    admin: {
      ...overrides.admin,
      components: {
        Field: { path: '@/components/admin/ParisDateField#ParisDateField', clientProps: { kind } },
        Cell: parisCell(kind),
      },
    },
    validate: (value, options) => {
      const validity = date(value, options)
      if (validity !== true) return validity
      const fault = value ? yearFault(parisLocal(new Date(value))) : null
      return fault ?? overrides.validate?.(value, options) ?? true
    },
  }
}
