import { answer } from '@/site/page/answer'

import { makeAtom, makeCalendar, makeCallCalendar } from './make'

/** Answers at `ATOM`. */
export const getAtom = (request: Request): Promise<Response> => answer(request, makeAtom)

/** Answers at `CALENDAR`. */
export const getCalendar = (request: Request): Promise<Response> => answer(request, makeCalendar)

/** Answers at the `calendarPath` of a call. */
export const getCallCalendar = (request: Request): Promise<Response> =>
  answer(request, makeCallCalendar)
