'use client'

import { useField, useFormFields } from '@payloadcms/ui'

import { addressFrom } from '@/text/site-path'

import { StaffButton } from './StaffRegion'

/**
 * Under the address of a page that has none: one made of its title, to be taken by a press. Whether another page has it is
 * said when it is saved.
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
