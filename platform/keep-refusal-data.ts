import type { AfterErrorHook } from 'payload'

import type { Refusal } from './refusal'

/** After a refusal: answers with what the form needs to know of it, which Payload drops as it does field errors. */
export const keepRefusalData: AfterErrorHook = ({ error }) => {
  const { data, message, name } = error as Partial<Refusal>
  if (name !== 'Refusal' || !data) return
  return { response: { errors: [{ name, data, message }] } }
}
