import { portableId } from '@/platform/database/ids'

/** The path of the feed of all calls. */
export const ATOM = '/appels.atom'

/** The path of the calendar of all calls. */
export const CALENDAR = '/appels.ics'

/** Returns the path of the calendar file of the call `id`: under `CALENDAR`, which no page can have. */
export const calendarPath = ({ id }: { id: string }): string => `${CALENDAR}/${portableId(id)}.ics`
