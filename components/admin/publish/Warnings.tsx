import type { Warning } from '@/editing/warnings'

import '../staff.css'
import { StaffDialog } from '../StaffDialog'
import { useBelowChoice } from './use-below-choice'
import './warnings.css'

type WarningListProps = {
  warnings: Warning[]
  /** Reveals the field; absent when the field is on another screen. */
  onGo?: (warning: Warning) => void
}

/** Warnings to look at before publishing, each with its field. */
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
              {excerpt && <q>{excerpt}</q>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The choice to move the pages below too, if one of the warnings says that the page's address changes. */
export const useMoveBelow = (warnings: Warning[]) =>
  useBelowChoice(
    warnings.some(({ movesBelow }) => movesBelow) ? 'Déplacer aussi les pages au-dessous' : null,
    true,
  )

type WarningsDialogProps = Required<WarningListProps> & {
  onClose: () => void
  /** `withBelow`: move the pages below too. */
  onPublish: (withBelow: boolean) => void
}

/** Asks for confirmation before publishing a document with warnings. */
export function WarningsDialog({ onClose, onGo, onPublish, warnings }: WarningsDialogProps) {
  const [withBelow, belowChoice] = useMoveBelow(warnings)
  return (
    <StaffDialog
      className="publish-dialog"
      does="Publier quand même"
      leaves="Revenir au texte"
      onClose={onClose}
      onDo={() => onPublish(withBelow)}
      title="À relire avant de publier"
    >
      <p>Rien ne vous empêche de publier{'\u00a0'}: à vous de juger.</p>
      <WarningList onGo={onGo} warnings={warnings} />
      {belowChoice}
    </StaffDialog>
  )
}
