import { frenchAge } from '@/editing/change-words'

type Request = { requestedBy: string | null; requestedAt: Date }

/** « Relecture demandée par Camille il y a 3 jours ». */
export function reviewWords({ requestedAt, requestedBy }: Request, now: Date): string {
  return `Relecture demandée par ${requestedBy ?? 'quelqu’un'} ${frenchAge(requestedAt, now)}`
}
