'use client'

import { getTranslation } from '@payloadcms/translations'
import { useTranslation, withCondition } from '@payloadcms/ui'
import type { DateFieldClientProps } from 'payload'

import type { ParisDateKind } from '@/fields/paris-date'

import { controlId, FieldFrame } from './FieldFrame'
import { ParisDateInput } from './ParisDateInput'
import { useParisDate } from './use-paris-date'

type ParisDateFieldProps = DateFieldClientProps & { kind: ParisDateKind }

function ParisDateFieldComponent({ kind, ...props }: ParisDateFieldProps) {
  const { field, path: pathFromProps, readOnly } = props
  const { label, required } = field
  const { i18n } = useTranslation()
  const entry = useParisDate(kind, pathFromProps)
  const { disabled, path, showError } = entry
  const id = controlId(path)
  return (
    <FieldFrame className="paris-date-field" field={field} id={id} state={entry}>
      <ParisDateInput
        disabled={disabled}
        entry={entry}
        id={id}
        isInvalid={showError}
        kind={kind}
        label={label ? getTranslation(label, i18n) : field.name}
        name={path}
        readOnly={readOnly}
        required={required}
      />
    </FieldFrame>
  )
}

/**
 * Payload's date field over the browser's own input, which has no zone: what is typed is a Paris time, in any browser.
 * (Payload's picker works in the zone of the browser, and cannot hold a time which that zone skips.) Same label,
 * description, error, condition and validation; what is stored is said in words under the input.
 */
export const ParisDateField = withCondition(ParisDateFieldComponent)
