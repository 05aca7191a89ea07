import {
  FieldDescription,
  FieldError,
  FieldLabel,
  RenderCustomComponent,
  fieldBaseClass,
  type FieldType,
} from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientProps, TextareaFieldClientProps, TextFieldClientProps } from 'payload'
import type { ReactNode } from 'react'

type FieldFrameProps = {
  className: string
  field: (DateFieldClientProps | TextareaFieldClientProps | TextFieldClientProps)['field']
  /** Of the control: its label names it, `<id>-error` and `<id>-help` describe it. */
  id: string
  /** What `useField` tells of the field. */
  state: Pick<FieldType<unknown>, 'customComponents' | 'path' | 'showError'>
  children: ReactNode
}

/** What Payload puts around a field of its own, around one of ours: label, error, description, and what else is asked for. */
export function FieldFrame({ children, className, field, id, state }: FieldFrameProps) {
  const { admin: { className: own, description } = {}, label, localized, required } = field
  const { customComponents, path, showError } = state
  const { AfterInput, BeforeInput, Description, Error, Label } = customComponents ?? {}
  const classes = [fieldBaseClass, className, own, showError && 'error']
  return (
    <div className={classes.filter(Boolean).join(' ')} style={mergeFieldStyles(field)}>
      <RenderCustomComponent
        CustomComponent={Label}
        Fallback={<FieldLabel {...{ label, localized, path, required }} htmlFor={id} />}
      />
      <div className={`${fieldBaseClass}__wrap`}>
        <div id={`${id}-error`}>
          <RenderCustomComponent
            CustomComponent={Error}
            Fallback={<FieldError path={path} showError={showError} />}
          />
        </div>
        {BeforeInput}
        {children}
        {AfterInput}
        <div id={`${id}-help`}>
          <RenderCustomComponent
            CustomComponent={Description}
            Fallback={<FieldDescription description={description} path={path} />}
          />
        </div>
      </div>
    </div>
  )
}

/** The id by which labels and links of Payload's find the control of the field at `path`. */
export const controlId = (path: string): string => `field-${path.replaceAll('.', '__')}`
