import { frenchAge } from '@/text/french-age'

type Change = { status: 'modified' | 'draft'; updatedAt: Date; editedBy: string | null }
type Request = { requestedBy: string | null; requestedAt: Date }

/** « Modifié il y a 3 jours par Camille »; of what was never published, « Brouillon modifié il y a … ». */
export function changeWords({ editedBy, status, updatedAt }: Change, now: Date): string {
  const start = status === 'draft' ? 'Brouillon modifié' : 'Modifié'
  return [start, frenchAge(updatedAt, now), ...(editedBy ? [`par ${editedBy}`] : [])].join(' ')
}

/** « Relecture demandée par Camille il y a 3 jours ». */
export function reviewWords({ requestedAt, requestedBy }: Request, now: Date): string {
  return `Relecture demandée par ${requestedBy ?? 'quelqu’un'} ${frenchAge(requestedAt, now)}`
}
