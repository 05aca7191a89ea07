'use client'

import { Button, useField, useFormFields } from '@payloadcms/ui'

import { addressFrom } from '@/text/anchor'

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
      <Button
        buttonStyle="secondary"
        disabled={disabled}
        margin={false}
        onClick={() => setValue(proposed)}
        size="small"
      >
        Prendre «&nbsp;{proposed}&nbsp;», d’après le titre
      </Button>
    </div>
  )
}
