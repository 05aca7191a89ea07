import type { AfterErrorHook, PayloadRequest, ValidationError, ValidationFieldError } from 'payload'

import { labelOf } from '@/editing/label-of'
import { frenchTypography } from '@/text/typography'

type Hook = Parameters<AfterErrorHook>[0]

/**
 * After a request failed: answers with what is wrong with each field, which the admin shows at the fields. Payload
 * knows its errors by their class, but in a production build the server's start and its routes each have their own
 * copy of that class, so that of a validation error only the general sentence would be left. What is wrong is typeset,
 * and the general sentence made again: Payload's own is in English wherever an error was made without the request's
 * translations, as Payload itself makes some, and calls a field without a label by its path.
 */
export const keepFieldErrors: AfterErrorHook = ({ collection, error, req }) => {
  const { data } = error as Partial<ValidationError>
  if (!Array.isArray(data?.errors)) return
  const errors = data.errors.map((one) => ({
    ...one,
    label: nameOf(one, { collection, global: data.global, req }),
    message: frenchTypography(one.message),
  }))
  const names = errors.map(({ label }) => label).join(', ')
  const sentence = req.t('error:followingFieldsInvalid', { count: errors.length })
  const message = `${frenchTypography(sentence)} ${names}`
  return {
    response: { errors: [{ name: 'ValidationError', data: { ...data, errors }, message }] },
  }
}

type Place = { collection: Hook['collection']; global?: string; req: PayloadRequest }

/** Its label, or that of the field at its path. */
function nameOf({ label, path }: ValidationFieldError, { collection, global, req }: Place): string {
  if (typeof label === 'string') return label
  const config = collection ?? req.payload.globals.config.find(({ slug }) => slug === global)
  return config ? labelOf(config.flattenedFields, path, req.data, req.i18n) : path
}
