import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Opens the dialog of that ref, over all else, as long as it is there. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it goes, the dialog is closed: that gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  return dialog
}
