import { StaffButton } from '@/components/admin/StaffRegion'
import { frenchDay } from '@/text/french-date'

import type { FactorsView } from '../view'

type FactorListProps = { onRemove: (what: string) => void; view: FactorsView }

/** The second factors of an account, each with the button that removes it. `onRemove` receives `code` or the id of a passkey. */
export function FactorList({ onRemove, view }: FactorListProps) {
  const { hasCode, passkeys, recoveryCodes } = view
  if (!hasCode && !passkeys.length) return <p>Aucun moyen de vérification.</p>
  return (
    <>
      <ul className="staff-list">
        {passkeys.map(({ addedAt, id, name }) => (
          <li key={id}>
            {name}, ajoutée le {frenchDay(new Date(addedAt))}{' '}
            <StaffButton aria-label={`Retirer ${name}`} onClick={() => onRemove(id)}>
              Retirer
            </StaffButton>
          </li>
        ))}
        {hasCode && (
          <li>
            Application de codes{' '}
            <StaffButton
              aria-label="Retirer l’application de codes"
              onClick={() => onRemove('code')}
            >
              Retirer
            </StaffButton>
          </li>
        )}
      </ul>
      <p>{recoveryWords(recoveryCodes)}</p>
    </>
  )
}

function recoveryWords(left: number): string {
  if (!left) {
    return 'Aucun code de secours : créez-en, pour le jour où vous n’aurez pas votre téléphone ou votre clé.'
  }
  return left === 1 ? 'Il reste un code de secours.' : `Il reste ${left} codes de secours.`
}
