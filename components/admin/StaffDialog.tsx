import { useId, useLayoutEffect, useRef, type DialogHTMLAttributes } from 'react'

import './staff.css'

type StaffDialogProps = DialogHTMLAttributes<HTMLDialogElement> & { title: string }

/** A dialog of the admin that `title` names, open over all else as long as it is there. */
export function StaffDialog({ children, className, title, ...events }: StaffDialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it goes, the dialog is closed: that gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  return (
    <dialog {...events} aria-labelledby={id} className={`${className} staff-dialog`} ref={dialog}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
