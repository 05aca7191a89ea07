import { useState } from 'react'

import type { Warning } from '@/editing/warnings'

import '../staff.css'
import { StaffDialog } from '../StaffDialog'
import { BelowChoice } from './BelowChoice'
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

/** Whether a warning says that the page's address changes, in which case the pages below can move too. */
export const movesBelow = (warnings: Warning[]): boolean =>
  warnings.some((warning) => warning.movesBelow)

export const MOVE_BELOW = 'Déplacer aussi les pages au-dessous'

type WarningsDialogProps = Required<WarningListProps> & {
  onClose: () => void
  /** `withBelow`: move the pages below too. */
  onPublish: (withBelow: boolean) => void
}

/** Asks for confirmation before publishing a document with warnings. */
export function WarningsDialog({ onClose, onGo, onPublish, warnings }: WarningsDialogProps) {
  const [withBelow, setWithBelow] = useState(true)
  const isMoving = movesBelow(warnings)
  return (
    <StaffDialog
      className="publish-dialog"
      does="Publier quand même"
      leaves="Revenir au texte"
      onClose={onClose}
      onDo={() => onPublish(withBelow && isMoving)}
      title="À relire avant de publier"
    >
      <p>Rien ne vous empêche de publier{'\u00a0'}: à vous de juger.</p>
      <WarningList onGo={onGo} warnings={warnings} />
      {isMoving && <BelowChoice isChosen={withBelow} label={MOVE_BELOW} onChange={setWithBelow} />}
    </StaffDialog>
  )
}
