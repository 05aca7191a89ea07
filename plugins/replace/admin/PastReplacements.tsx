import { StaffButton } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'
import { frenchMoment } from '@/text/french-date'

import type { PastReplacement } from '../view'

const RECENT = '/api/replacements?sort=-createdAt&limit=10&depth=1&select[documents]=false'

type PastReplacementsProps = {
  isBusy: boolean
  onUndo: (id: string) => void
  /** The list is read again when it changes. */
  version: unknown
}

/** The latest replacements of the whole team, each with the button that undoes it. */
export function PastReplacements({ isBusy, onUndo, version }: PastReplacementsProps) {
  const { body, faults } = useAnswer<{ docs: PastReplacement[] }>(RECENT, version)
  if (!body?.docs.length) return <p>{faults.join(' ')}</p>
  return (
    <>
      <h2>Derniers remplacements</h2>
      <ul className="staff-rows">
        {body.docs.map(({ by, count, createdAt, id, replacement, undoneAt, words }) => (
          <li key={id}>
            «&nbsp;{words}&nbsp;» {replacement ? <>par «&nbsp;{replacement}&nbsp;»</> : 'retiré'},{' '}
            {count}&nbsp;{count > 1 ? 'contenus' : 'contenu'}, le{' '}
            {frenchMoment(new Date(createdAt))}
            {typeof by === 'object' && by?.name && `, par ${by.name}`}
            {undoneAt ? (
              ' (annulé)'
            ) : (
              <div className="staff-actions">
                <StaffButton
                  aria-label={`Annuler le remplacement de «\u00a0${words}\u00a0»`}
                  disabled={isBusy}
                  onClick={() => onUndo(id)}
                >
                  Annuler le remplacement
                </StaffButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
