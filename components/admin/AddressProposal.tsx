'use client'

import { useField, useFormFields } from '@payloadcms/ui'

import { addressFrom } from '@/text/site-path'

import { StaffButton } from './StaffRegion'

/**
 * Under an empty page address: a button that fills it in from the title. The server checks on save that no other page has
 * this address.
 */
export function AddressProposal({ path }: { path: string }) {
  const { disabled, setValue, value } = useField<string | null>({ path })
  const title = useFormFields(([fields]) => fields?.title?.value)
  const proposed = typeof title === 'string' && title.trim() ? addressFrom(title) : ''
  if (value || !proposed) return null
  return (
    <div className="staff-actions">
      <StaffButton disabled={disabled} onClick={() => setValue(proposed)}>
        Prendre «&nbsp;{proposed}&nbsp;», d’après le titre
      </StaffButton>
    </div>
  )
}
