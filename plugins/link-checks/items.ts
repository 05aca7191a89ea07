import type { ReportItem, ReportSource } from '@/editing/report-items'
import { frenchDay } from '@/text/french-date'

import { externalLinks } from './external-links'
import { isConfirmed } from './run'

const KIND = 'Liens vers d’autres sites'

/** The published links that failed on two days, and those whose address has changed for good. */
export const linkItems: ReportSource = async (payload) => {
  const { docs } = await payload.find({
    collection: 'link-checks',
    where: { or: [{ failure: { exists: true } }, { movedTo: { exists: true } }] },
    pagination: false,
  })
  const rows = docs.filter((row) => row.movedTo || isConfirmed(row))
  if (!rows.length) return []
  const links = await externalLinks(payload)
  return rows.flatMap(({ failure, firstFailureAt, movedTo, url }) =>
    (links.get(url) ?? []).map(({ place, typed }): ReportItem => {
      const common = { ...place, kind: KIND, excerpt: typed }
      if (movedTo) {
        const message = `Cette adresse est devenue ${movedTo}\u00a0: écrivez la nouvelle.`
        return { ...common, severity: 'doubtful', message }
      }
      const since = frenchDay(new Date(firstFailureAt!))
      const message = `Ce lien ne marche plus depuis le ${since}\u00a0: ${failure}. Corrigez son adresse, ou retirez-le.`
      return { ...common, severity: 'wrong', message }
    }),
  )
}
