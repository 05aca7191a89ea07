import type { Warning } from '@/editing/content-checks/endpoint'

import '../content-checks/content-checks.css'
import '../staff.css'
import { StaffDialog } from '../StaffDialog'

type WarningListProps = {
  warnings: Warning[]
  /** Goes to the field; absent where it is on another screen. */
  onGo?: (warning: Warning) => void
}

/** What to look at again before publishing, each with its field. */
export function WarningList({ onGo, warnings }: WarningListProps) {
  if (!warnings.length) return null
  return (
    <div className="content-checks">
      <ul>
        {warnings.map((warning) => {
          const { excerpt, label, message, path } = warning
          return (
            <li className="staff-note staff-note--warning" key={`${path}${message}${excerpt}`}>
              <strong>
                {onGo ? (
                  <button className="staff-link" onClick={() => onGo(warning)} type="button">
                    {label}
                  </button>
                ) : (
                  label
                )}
              </strong>
              {'\u00a0: '}
              {message}
              <q>{excerpt}</q>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type WarningsDialogProps = Required<WarningListProps> & {
  onClose: () => void
  onPublish: () => void
}

/** Asks whoever publishes a document whether they have seen what it warns of. */
export function WarningsDialog({ onClose, onGo, onPublish, warnings }: WarningsDialogProps) {
  return (
    <StaffDialog
      className="publish-dialog"
      does="Publier quand même"
      leaves="Revenir au texte"
      onClose={onClose}
      onDo={onPublish}
      title="À relire avant de publier"
    >
      <p>Rien ne vous empêche de publier{'\u00a0'}: à vous de juger.</p>
      <WarningList onGo={onGo} warnings={warnings} />
    </StaffDialog>
  )
}
