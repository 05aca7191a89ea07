import { useState } from 'react'

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
              {excerpt && <q>{excerpt}</q>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type MoveBelowProps = {
  warnings: Warning[]
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

/** The box that moves the pages below a page too, where a warning says that its address changes. */
export function MoveBelow({ warnings, isChosen, onChange }: MoveBelowProps) {
  if (!warnings.some(({ movesBelow }) => movesBelow)) return null
  return (
    <p className="staff-choices">
      <label>
        <input
          checked={isChosen}
          onChange={({ target }) => onChange(target.checked)}
          type="checkbox"
        />
        Déplacer aussi les pages au-dessous
      </label>
    </p>
  )
}

type WarningsDialogProps = Required<WarningListProps> & {
  onClose: () => void
  /** `withBelow`: with the pages below, if its address changes. */
  onPublish: (withBelow: boolean) => void
}

/** Asks the person who publishes a document whether they have seen what it warns of. */
export function WarningsDialog({ onClose, onGo, onPublish, warnings }: WarningsDialogProps) {
  const [withBelow, setWithBelow] = useState(true)
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
      <MoveBelow isChosen={withBelow} onChange={setWithBelow} warnings={warnings} />
    </StaffDialog>
  )
}
