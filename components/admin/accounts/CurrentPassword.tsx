'use client'

import {
  FieldDescription,
  PasswordField,
  useForm,
  useFormFields,
  useFormProcessing,
  useFormSubmitted,
  withCondition,
} from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { useEffect, useRef } from 'react'

/** Fields of Payload's own form of an account, beside ours. */
const NEW_PASSWORD = ['password', 'confirm-password']

/** Asks for the present password as soon as a new one, or another address, is typed. */
export const CurrentPassword = withCondition(({ field, path }: TextFieldClientProps) => {
  const isAsked = useFormFields(
    ([{ email, password }]) => Boolean(password) || email?.value !== email?.initialValue,
  )
  useForgottenOnceSaved()
  const { description } = field.admin ?? {}
  if (!isAsked) return null
  return (
    <div className="field-type">
      <PasswordField
        autoComplete="current-password"
        field={{ name: field.name, label: field.label, required: true }}
        path={path}
        validate={typed}
      />
      {typeof description === 'string' && (
        <FieldDescription description={description} path={path} />
      )}
    </div>
  )
})

const typed = (value: unknown) => Boolean(value) || 'Saisissez votre mot de passe actuel.'

/** Payload keeps a new password in the form after it was saved, and would save it again with whatever changes next. */
function useForgottenOnceSaved(): void {
  const { dispatchFields } = useForm()
  const isProcessing = useFormProcessing()
  const isRefused = useFormSubmitted()
  const wasProcessing = useRef(false)
  useEffect(() => {
    if (wasProcessing.current && !isProcessing && !isRefused) {
      for (const path of NEW_PASSWORD) dispatchFields({ type: 'REMOVE', path })
    }
    wasProcessing.current = isProcessing
  }, [dispatchFields, isProcessing, isRefused])
}
