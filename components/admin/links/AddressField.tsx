'use client'

import { useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

import { controlId } from '@/fields/control-id'

import { FieldFrame } from '../FieldFrame'
import { AddressInput } from './AddressInput'
import { useDestinations } from './use-destinations'

/** Payload's text field for a link's address, with suggestions of pages, questions and files of the site. */
export function AddressField({ field, path: pathFromProps, readOnly }: TextFieldClientProps) {
  // No validator: Payload gives none to custom fields, and must keep the error that the server found.
  const state = useField<string | null>({ potentiallyStalePath: pathFromProps })
  const { disabled, path, setValue, showError, value } = state
  const id = controlId(path)
  return (
    <FieldFrame className="text" field={field} id={id} state={state}>
      <AddressInput
        aria-describedby={`${id}-error ${id}-help`}
        aria-invalid={showError}
        aria-required={field.required}
        destinations={useDestinations()}
        disabled={readOnly || disabled}
        id={id}
        name={path}
        onChange={setValue}
        value={value ?? ''}
      />
    </FieldFrame>
  )
}
