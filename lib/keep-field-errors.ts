import type { AfterErrorHook, ValidationError } from 'payload'

import { frenchTypography } from './typography'

/**
 * After a request failed: answers with what is wrong with each field, which the admin shows at the fields. Payload
 * knows its errors by their class, but in a production build the server's start and its routes each have their own
 * copy of that class, so that of a validation error only the general sentence would be left. What is wrong is typeset.
 */
export const keepFieldErrors: AfterErrorHook = ({ error }) => {
  const { data, message } = error as Partial<ValidationError>
  if (!Array.isArray(data?.errors)) return
  const errors = data.errors.map((one) => ({ ...one, message: frenchTypography(one.message) }))
  return {
    response: { errors: [{ name: 'ValidationError', data: { ...data, errors }, message }] },
  }
}
