import type { DateField } from 'payload'

const PARIS = 'Europe/Paris'

/**
 * A date and time entered and shown in Europe/Paris, whatever the zone of the browser or the server; stored in UTC.
 * `overrides` are Payload's own date options.
 */
export function parisDateField(
  overrides: Pick<DateField, 'name' | 'label'> & Partial<DateField>,
): DateField {
  return {
    type: 'date',
    ...overrides,
    admin: {
      ...overrides.admin,
      date: {
        pickerAppearance: 'dayAndTime',
        displayFormat: 'd MMMM yyyy, HH:mm',
        timeFormat: 'HH:mm',
        timeIntervals: 30,
      },
    },
    timezone: {
      defaultTimezone: PARIS,
      supportedTimezones: [{ label: 'Heure de Paris', value: PARIS }],
      // The zone is not a choice: the hidden field only tells Payload's picker which one to show.
      override: ({ baseField }) => ({
        ...baseField,
        admin: {
          ...baseField.admin,
          hidden: true,
          disableListColumn: true,
          disableListFilter: true,
        },
      }),
    },
  }
}
