import { type ReportedItem, SEVERITIES } from '../report'

/** The address of the screen. */
export const REPORT_PATH = '/admin/a-regarder'

const PLURALS = { serious: 'graves', wrong: 'à corriger', doubtful: 'à vérifier' } as const

/** « 12 éléments : 1 grave, 4 à corriger, 7 à vérifier. » */
export function countWords(items: Pick<ReportedItem, 'severity'>[]): string {
  const parts = Object.entries(SEVERITIES).flatMap(([severity, label]) => {
    const count = items.filter((item) => item.severity === severity).length
    const words = count === 1 ? label.toLowerCase() : PLURALS[severity as keyof typeof PLURALS]
    return count ? [`${count}\u00a0${words}`] : []
  })
  const total = items.length === 1 ? 'Un élément' : `${items.length}\u00a0éléments`
  return `${total}\u00a0: ${parts.join(', ')}.`
}
