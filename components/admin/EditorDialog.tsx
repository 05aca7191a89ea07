import type { KeyboardEvent, ReactNode } from 'react'

import { StaffDialog } from './StaffDialog'

type EditorDialogProps = {
  title: string
  className: string
  /** What the button that keeps says. */
  keeps: string
  onClose: () => void
  onKeep: () => void
  children: ReactNode
}

/** A dialog of the editor of texts, in place of its own, whose fields have no labels. */
export function EditorDialog({ children, keeps, onClose, onKeep, ...dialog }: EditorDialogProps) {
  const keepOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented) return
    // Else it would send the form around the editor.
    event.preventDefault()
    onKeep()
  }
  return (
    <StaffDialog {...dialog} onCancel={onClose}>
      <div onKeyDown={keepOnEnter}>{children}</div>
      <div className="staff-actions">
        <button className="btn btn--style-secondary" onClick={onClose} type="button">
          Annuler
        </button>
        <button className="btn btn--style-primary" onClick={onKeep} type="button">
          {keeps}
        </button>
      </div>
    </StaffDialog>
  )
}
