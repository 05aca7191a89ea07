import { useForm } from '@payloadcms/ui'

import type { DocumentSaver } from './document-saver'
import type { FieldFault } from './send-save'

/**
 * Returns a function that shows the faults of a refused publication at their fields, replacing earlier ones; with no faults,
 * it clears them. A fault stays until its field's value changes: see `FormStateGuard`.
 */
export function useTellAtFields(saver: DocumentSaver | null): (faults: FieldFault[]) => void {
  const { dispatchFields, setSubmitted } = useForm()
  return (faults) => {
    const errors = faults.filter(({ path }) => path)
    saver?.holdTold(errors)
    if (errors.length) dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
    setSubmitted(errors.length > 0)
  }
}
