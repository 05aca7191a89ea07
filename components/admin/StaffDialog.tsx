import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

import './staff.css'

type StaffDialogProps = {
  title: string
  className: string
  /** Label of the button that confirms. */
  does: string
  /** Label of the button that cancels. */
  leaves?: string
  isBusy?: boolean
  onClose: () => void
  onDo: () => void
  children: ReactNode
  /** Content under the buttons. */
  below?: ReactNode
}

/** Enter confirms the dialog in these inputs: all except checkboxes and radio buttons. */
const TYPED = 'input:not([type=checkbox], [type=radio])'

/**
 * A modal dialog of the admin, named by `title`, open as long as it is mounted, and outside the form that opens it. It uses
 * plain buttons: the Markdown editor, which also uses it, does not depend on Payload.
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
  // Close the dialog before it is removed: this returns the focus to the button that opened it.
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
