'use client'

import { useFormFields } from '@payloadcms/ui'
import { useState } from 'react'

import './content-checks.css'
import { useIsPublished } from './use-findings'

/** Under the page that a link leads to: says that visitors do not see the link while that page is not published. */
export function LinkedPageCheck({ path }: { path: string }) {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  const id = typeof value === 'string' ? value : ''
  const [first] = useState(id)
  const isPublished = useIsPublished(id)
  return (
    <div aria-live={id === first ? 'off' : 'polite'} className="content-checks">
      {id && isPublished === false && (
        <ul>
          <li className="content-checks__warning">
            <strong>{'Attention\u00a0:'}</strong> Cette page n’est pas publiée{'\u00a0'}: les
            visiteurs ne verront pas le lien tant qu’elle ne l’est pas.
          </li>
        </ul>
      )}
    </div>
  )
}
