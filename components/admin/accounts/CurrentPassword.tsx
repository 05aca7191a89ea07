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

/** Asks for the current password as soon as a new password or another email address is typed. */
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
 * Makes the field valid again once something else is typed. A field that the server refused stays invalid until the server
 * accepts it, which never happens for a field that it does not know; the form could then not be sent again.
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

/** Payload keeps a new password in the form after saving it, and would save it again with the next change. */
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
