'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { useId, useState } from 'react'

import { addressFrom, isFile } from '@/text/site-path'

import { useDestinations } from './links/use-destinations'
import { StaffButton } from './StaffRegion'

/**
 * Under the empty address of a page: asks under which page it comes, and a button fills in the address from the title, and
 * the main title if it is empty. The server checks on save that no other page has this address.
 */
export function AddressProposal({ path }: { path: string }) {
  const { disabled, setValue, value } = useField<string | null>({ path })
  const mainTitle = useField<string | null>({ path: 'hero.title' })
  const title = useFormFields(([fields]) => fields?.title?.value)
  const [parent, setParent] = useState('')
  const id = useId()
  const pages = useDestinations().filter(
    ({ address }) => !address.includes('#') && !isFile(address),
  )
  const own = typeof title === 'string' && title.trim() ? addressFrom(title) : ''
  if (value || !own) return null
  const proposed = `${parent}/${own}`.slice(1)
  const take = () => {
    setValue(proposed)
    if (!mainTitle.value) mainTitle.setValue(title)
  }
  return (
    <>
      <label htmlFor={id}>Sous quelle page&nbsp;?</label>
      <select
        className="staff-input"
        disabled={disabled}
        id={id}
        onChange={(event) => setParent(event.target.value)}
        value={parent}
      >
        <option value="">Aucune</option>
        {pages.map(({ address, title }) => (
          <option key={address} value={address}>
            {title} ({address})
          </option>
        ))}
      </select>
      <div className="staff-actions">
        <StaffButton disabled={disabled} onClick={take}>
          Prendre «&nbsp;{proposed}&nbsp;», d’après le titre
        </StaffButton>
      </div>
    </>
  )
}
