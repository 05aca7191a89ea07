import { processSingleton } from '@/platform/process-singleton'

/** Where visitors find the dates of the calls as calendar files. */
export type CallCalendars = {
  /** Path of the calendar of all calls. */
  ofAll: string
  /** Returns the path of the calendar of one call. */
  ofOne: (call: { id: string }) => string
}

const declared = processSingleton('eigCallCalendars', (): { calendars?: CallCalendars } => ({}))

/** Declares the calendars that a plugin serves. To call while the configuration is built. */
export const declareCallCalendars = (calendars: CallCalendars): void =>
  void Object.assign(declared(), { calendars })

/** Returns the declared calendars; undefined if no plugin serves any. */
export const callCalendars = (): CallCalendars | undefined => declared().calendars
