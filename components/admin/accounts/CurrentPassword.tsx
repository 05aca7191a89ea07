'use client'

import {
  FieldDescription,
  PasswordField,
  useForm,
  useFormFields,
  useFormProcessing,
  useFormSubmitted,
} from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

const PATH = 'currentPassword'
const LABEL = 'Votre mot de passe actuel'
const DESCRIPTION =
  'Demandé pour changer un mot de passe ou une adresse\u00a0: le vôtre, même sur le compte de quelqu’un d’autre.'

/** Asks for the present password as soon as a new one, or another address, is typed. */
export function CurrentPassword() {
  const isAsked = useFormFields(
    ([{ email, password }]) => Boolean(password?.value) || email?.value !== email?.initialValue,
  )
  useForgivenOnceTyped()
  useForgottenOnceSaved()
  if (!isAsked) return null
  return (
    <div className="field-type">
      <PasswordField
        autoComplete="current-password"
        field={{ name: PATH, label: LABEL, required: true }}
        path={PATH}
        validate={typed}
      />
      <FieldDescription description={DESCRIPTION} path={PATH} />
    </div>
  )
}

const typed = (value: unknown) => Boolean(value) || 'Saisissez votre mot de passe actuel.'

/**
 * A field that the server refused stays wrong until the server says otherwise, which it never does of one that it does
 * not know; the form would then not be sent again. This one is as good as new once something else is typed.
 */
function useForgivenOnceTyped(): void {
  const { dispatchFields } = useForm()
  const value = useFormFields(([fields]) => fields[PATH]?.value)
  useEffect(() => {
    if (!value) return
    dispatchFields({
      type: 'UPDATE',
      path: PATH,
      errorMessage: undefined,
      valid: true,
      validate: typed,
    })
  }, [dispatchFields, value])
}

/** Payload keeps a new password in the form after it was saved, and would save it again with whatever changes next. */
function useForgottenOnceSaved(): void {
  const { dispatchFields } = useForm()
  const isProcessing = useFormProcessing()
  const isRefused = useFormSubmitted()
  const wasProcessing = useRef(false)
  useEffect(() => {
    if (wasProcessing.current && !isProcessing && !isRefused) {
      for (const path of ['password', 'confirm-password', PATH]) {
        dispatchFields({ type: 'REMOVE', path })
      }
    }
    wasProcessing.current = isProcessing
  }, [dispatchFields, isProcessing, isRefused])
}
