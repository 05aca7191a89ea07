import { useForm } from '@payloadcms/ui'

import type { DocumentSaver } from './document-saver'
import type { FieldFault } from './send-save'

/**
 * Gives what tells the faults of a refused publication at their fields, in the place of those told before; of none, that
 * all is well. They stay until their fields hold something else: see `FormStateGuard`.
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
