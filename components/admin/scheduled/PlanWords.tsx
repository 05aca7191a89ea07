import type { ScheduledPublication } from '@/editing/scheduled-publishing/overview'
import { frenchMoment } from '@/text/french-date'

export const WHAT = { publish: 'Publication', unpublish: 'Mise hors ligne' } as const

/** When in Paris, by whom, of which version, and why it failed. */
export function PlanWords({ plan }: { plan: ScheduledPublication }) {
  const { by, failure, heldSince, plannedAt } = plan
  return (
    <>
      <p>
        {frenchMoment(new Date(plannedAt))} (heure de Paris), programmée par{' '}
        {by ?? 'un compte supprimé'}
      </p>
      {heldSince && <p>Version enregistrée le {frenchMoment(new Date(heldSince))}</p>}
      {failure !== null && (
        <p>
          <strong>N’a pas eu lieu.</strong> {failure}
        </p>
      )}
    </>
  )
}
