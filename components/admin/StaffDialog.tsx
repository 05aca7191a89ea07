import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

import './staff.css'

type StaffDialogProps = {
  title: string
  className: string
  /** What the button that does it says. */
  does: string
  /** What the one that gives it up says. */
  leaves?: string
  isBusy?: boolean
  onClose: () => void
  onDo: () => void
  children: ReactNode
  /** What stands under the buttons. */
  below?: ReactNode
}

/** What one types in, as no box to tick is: there Enter does what the dialog is for. */
const TYPED = 'input:not([type=checkbox], [type=radio])'

/**
 * A dialog of the admin that `title` names, open over all else as long as it is there, and outside the form that opens it. Of
 * plain buttons: the editor of texts, which has such dialogs too, does not know Payload.
 */
export function StaffDialog(props: StaffDialogProps) {
  const {
    below,
    children,
    className,
    does,
    isBusy,
    leaves = 'Annuler',
    onClose,
    onDo,
    title,
  } = props
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it goes, the dialog is closed: that gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  const doOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented) return
    if (!(event.target as Element).matches(TYPED)) return
    event.preventDefault()
    onDo()
  }
  return createPortal(
    <dialog
      aria-labelledby={id}
      className={`${className} staff-dialog`}
      onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
      onKeyDown={doOnEnter}
      ref={dialog}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <div className="staff-actions">
        <button
          className="btn btn--size-medium btn--style-primary"
          disabled={isBusy}
          onClick={onDo}
          type="button"
        >
          {does}
        </button>
        <button
          className="btn btn--size-medium btn--style-secondary"
          onClick={onClose}
          type="button"
        >
          {leaves}
        </button>
      </div>
      {below}
    </dialog>,
    document.body,
  )
}
