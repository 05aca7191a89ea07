import type {
  AfterErrorHook,
  FlattenedField,
  PayloadRequest,
  ValidationError,
  ValidationFieldError,
} from 'payload'

import { fieldPathLabel } from '@/editing/field-path-label'
import { fieldsOf } from '@/fields/fields-of'
import { frenchTypography } from '@/text/typography'

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
  const config = collection ?? req.payload.globals.config.find(({ slug }) => slug === data.global)
  const errors = inFormOrder(data.errors, config?.flattenedFields ?? [], req.data).map((one) => ({
    ...one,
    label: fieldName(one, config, req),
    message: frenchTypography(one.message),
  }))
  const names = errors.map(({ label }) => label).join(', ')
  const sentence = req.t('error:followingFieldsInvalid', { count: errors.length })
  const message = `${frenchTypography(sentence)} ${names}`
  return {
    response: { errors: [{ name: 'ValidationError', data: { ...data, errors }, message }] },
  }
}

type Config = { flattenedFields: FlattenedField[] } | undefined

/** Returns the errors in the order in which a person meets their fields; those of unknown fields last. */
function inFormOrder(
  errors: ValidationFieldError[],
  fields: FlattenedField[],
  doc: unknown,
): ValidationFieldError[] {
  const paths = fieldsOf(fields, doc).map(({ path }) => path)
  const place = ({ path }: ValidationFieldError) => {
    const index = paths.indexOf(path)
    return index < 0 ? paths.length : index
  }
  return errors.toSorted((a, b) => place(a) - place(b))
}

/** Returns the label of the error, or that of the field at its path. */
function fieldName(
  { label, path }: ValidationFieldError,
  config: Config,
  req: PayloadRequest,
): string {
  if (typeof label === 'string') return label
  return config ? fieldPathLabel(config.flattenedFields, path, req.data, req.i18n) : path
}
