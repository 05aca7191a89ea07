import type { DateField } from 'payload'

type Overrides = Pick<DateField, 'name' | 'label'> & Partial<DateField>

/**
 * A date and time entered and shown in Europe/Paris, whatever the zone of the browser or the server; stored in UTC.
 * `overrides` are Payload's own date options.
 */
export const parisMomentField = (overrides: Overrides): DateField => parisDate(overrides)

/** A day in Europe/Paris; stored as its first instant, in UTC. */
export const parisDayField = (overrides: Overrides): DateField => parisDate(overrides)

/** Years beyond these are slips of the keyboard (« 0203 », « 20277 »). */
const YEARS = { first: 2000, last: 2199 }

function parisDate(overrides: Overrides): DateField {
  return {
    type: 'date',
    ...overrides,
    validate: (value, options) => {
      const year = value ? new Date(value).getUTCFullYear() : null
      if (year !== null && !(year >= YEARS.first && year <= YEARS.last)) {
        return `Vérifiez l’année : elle doit être entre ${YEARS.first} et ${YEARS.last}.`
      }
      return overrides.validate?.(value, options) ?? true
    },
  }
}
