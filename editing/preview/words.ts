import { frenchMoment } from '@/text/french-date'

/** What a preview made at `now` shows: « la page telle qu’elle se lira le 31 mars 2027 à 18 h, brouillons compris ». */
export function simulationWords(instant: Date, now: Date): string {
  return `la page telle qu’elle ${reads(instant, now)}, brouillons compris.`
}

function reads(instant: Date, now: Date): string {
  if (instant.getTime() === now.getTime()) return 'se lit maintenant'
  // The past is not brought back: it is today's text at an earlier date.
  return `${instant > now ? 'se lira' : 'se serait lue'} le ${frenchMoment(instant)}`
}
