import {
  FieldDescription,
  FieldError,
  FieldLabel,
  fieldBaseClass,
  type FieldType,
} from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientProps, TextareaFieldClientProps, TextFieldClientProps } from 'payload'
import type { ReactNode } from 'react'

type Field = (DateFieldClientProps | TextareaFieldClientProps | TextFieldClientProps)['field']

type FieldFrameProps = {
  className: string
  field: Field
  /** Of the control: its label names it, `<id>-error` and `<id>-help` describe it. */
  id: string
  /** What `useField` tells of the field. */
  state: Pick<FieldType<unknown>, 'customComponents' | 'path' | 'showError'>
  children: ReactNode
}

/** What Payload puts around a field of its own, around one of ours: label, error, description, and what comes after it. */
export function FieldFrame({ children, className, field, id, state }: FieldFrameProps) {
  const { admin, label, required } = field
  const { customComponents, path, showError } = state
  return (
    <div
      className={`${fieldBaseClass} ${className} ${showError ? 'error' : ''}`}
      style={mergeFieldStyles(field)}
    >
      <FieldLabel htmlFor={id} label={label} path={path} required={required} />
      <div className={`${fieldBaseClass}__wrap`}>
        <div id={`${id}-error`}>
          <FieldError path={path} showError={showError} />
        </div>
        {children}
        {customComponents?.AfterInput}
        <div id={`${id}-help`}>
          <FieldDescription description={admin?.description} path={path} />
        </div>
      </div>
    </div>
  )
}

/** The id by which labels and links of Payload's find the control of the field at `path`. */
export const controlId = (path: string): string => `field-${path.replaceAll('.', '__')}`

/** What a field is called: all of ours say it in French alone. */
export const nameOf = ({ label, name }: Field): string => (typeof label === 'string' ? label : name)
