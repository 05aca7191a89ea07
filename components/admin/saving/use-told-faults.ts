import { useForm, useFormFields, useFormModified, useFormSubmitted } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useEffectEvent, useState } from 'react'

import type { FieldFault } from './save-watch'

/** A fault, with what its field held, as JSON. */
type ToldFault = FieldFault & { held: string }

/**
 * Gives what keeps the faults of a refused publication told at their fields, until those hold something else. Payload (3.90)
 * forgets them when it saves a draft, and when a check of what was typed before answers after the refusal.
 */
export function useToldFaults(): (faults: FieldFault[]) => void {
  const { dispatchFields, getFields, setSubmitted } = useForm()
  const modified = useFormModified()
  const submitted = useFormSubmitted()
  const [told, setTold] = useState<ToldFault[]>([])
  const fields = useFormFields(([all]) => (told.length ? all : NO_FIELDS))
  const isForgotten = standingIn(fields, told).some(
    ({ path }) => !submitted || fields[path]!.valid !== false,
  )

  const tellAgain = useEffectEvent(() => {
    dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: standingIn(getFields(), told) })
    setSubmitted(true)
  })
  useEffect(() => {
    // Once what is typed is saved: until then Payload has each change of a field checked, this one too.
    if (isForgotten && !modified) tellAgain()
    // At each change of the fields: what Payload does in the moment in which it is told takes it back.
  }, [fields, isForgotten, modified])

  return (faults) => {
    const fields = getFields()
    setTold(faults.map((fault) => ({ ...fault, held: JSON.stringify(fields[fault.path]?.value) })))
  }
}

const NO_FIELDS: FormState = {}

/** Those of `told` whose field holds what it held. */
const standingIn = (fields: FormState, told: ToldFault[]): ToldFault[] =>
  told.filter(({ path, held }) => path in fields && JSON.stringify(fields[path]!.value) === held)
