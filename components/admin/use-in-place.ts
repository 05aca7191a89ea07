import { useState } from 'react'

/**
 * The state of a form that opens in the place of its button. `opener`: props of the button, a `StaffButton`, which takes the
 * focus back from the form when it closes. `first`: props of the first field, which takes it from the button.
 */
export function useInPlace() {
  const [state, setState] = useState<'unopened' | 'open' | 'closed'>('unopened')
  return {
    isOpen: state === 'open',
    close: () => setState('closed'),
    opener: {
      extraButtonProps: { autoFocus: state === 'closed' },
      onClick: () => setState('open'),
    },
    first: { autoFocus: true },
  }
}
