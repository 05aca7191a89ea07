import { type ReportSource, reportPlace } from '@/editing/report-items'
import { frenchDay } from '@/text/french-date'

import { dueReviews } from './due'

/** For « À regarder »: the pages whose review date has come. */
export const overdueReviews: ReportSource = async (payload) => {
  const due = await dueReviews(payload, new Date())
  return due.map(({ on, owner, page }) => {
    const edited = { collection: 'pages' as const, id: page.id }
    const isPublished = page._status === 'published'
    const who = owner?.name ? ` par ${owner.name}` : ''
    return {
      ...reportPlace(payload, { edited, doc: page, isPublished }),
      severity: 'doubtful',
      kind: 'Pages à revoir',
      message: `La révision de cette page était prévue le ${frenchDay(new Date(on))}${who}\u00a0: relisez-la, puis choisissez la date de la prochaine.`,
      excerpt: '',
    }
  })
}
