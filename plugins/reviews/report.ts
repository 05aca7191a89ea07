import { type ReportSource, reportPlace } from '@/editing/report-items'
import { frenchDay } from '@/text/french-date'
import { shiftDays } from '@/text/paris-time'

const OLD_DAYS = 14

/** For « À regarder »: the review requests that have waited for two weeks. */
export const oldRequests: ReportSource = async (payload) => {
  const before = shiftDays(new Date(), -OLD_DAYS).toISOString()
  const { docs } = await payload.find({
    collection: 'review-requests',
    where: { and: [{ doneAt: { exists: false } }, { createdAt: { less_than: before } }] },
    depth: 1,
    draft: true,
    pagination: false,
  })
  return docs.flatMap(({ createdAt, document }) => {
    const { relationTo: collection, value: doc } = document
    if (!doc || typeof doc === 'string' || doc.deletedAt) return []
    const edited = { collection, id: doc.id }
    return [
      {
        ...reportPlace(payload, { edited, doc, isPublished: false }),
        severity: 'doubtful',
        kind: 'Relectures en attente',
        message: `Une relecture est demandée depuis le ${frenchDay(new Date(createdAt))}\u00a0: relisez ce brouillon, puis publiez-le ou marquez-le comme relu.`,
        excerpt: '',
      },
    ]
  })
}
