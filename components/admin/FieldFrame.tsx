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
  /** The id of the control: its label names it, `<id>-error` and `<id>-help` describe it. */
  id: string
  /** The field's state, from `useField`. */
  state: Pick<FieldType<unknown>, 'customComponents' | 'path' | 'showError'>
  children: ReactNode
}

/** Puts around one of our fields what Payload puts around its own: label, error, description and `AfterInput` components. */
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

/** The field's name for people: our labels are in French only. */
export const fieldLabel = ({ label, name }: Field): string =>
  typeof label === 'string' ? label : name
