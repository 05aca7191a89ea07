import type { AfterErrorHook, PayloadRequest, ValidationError, ValidationFieldError } from 'payload'

import { fieldPathLabel } from '@/editing/field-path-label'
import { frenchTypography } from '@/text/typography'

type Hook = Parameters<AfterErrorHook>[0]

/**
 * After a failed request: answers with the error of each field, which the admin shows next to the fields. Payload
 * recognizes its errors by class, but in a production build the server start and its routes have separate copies of that
 * class, so only the general message would remain. Error messages are typeset, and the general message is rebuilt:
 * Payload's own is in English if the error was made without the translations of the request, which Payload itself does, and
 * names a field without label by its path.
 */
export const keepFieldErrors: AfterErrorHook = ({ collection, error, req }) => {
  const { data } = error as Partial<ValidationError>
  if (!Array.isArray(data?.errors)) return
  const errors = data.errors.map((one) => ({
    ...one,
    label: fieldName(one, { collection, global: data.global, req }),
    message: frenchTypography(one.message),
  }))
  const names = errors.map(({ label }) => label).join(', ')
  const sentence = req.t('error:followingFieldsInvalid', { count: errors.length })
  const message = `${frenchTypography(sentence)} ${names}`
  return {
    response: { errors: [{ name: 'ValidationError', data: { ...data, errors }, message }] },
  }
}

type HookPlace = { collection: Hook['collection']; global?: string; req: PayloadRequest }

/** Returns the label of the error, or that of the field at its path. */
function fieldName(
  { label, path }: ValidationFieldError,
  { collection, global, req }: HookPlace,
): string {
  if (typeof label === 'string') return label
  const config = collection ?? req.payload.globals.config.find(({ slug }) => slug === global)
  return config ? fieldPathLabel(config.flattenedFields, path, req.data, req.i18n) : path
}
