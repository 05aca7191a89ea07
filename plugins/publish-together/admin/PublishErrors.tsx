import { useEffect, useRef } from 'react'

import type { Refused } from '@/components/admin/ask'
import { editHref } from '@/components/admin/dashboard/card'
import '@/components/admin/staff.css'
import type { DocumentFault } from '@/editing/document-faults'
import { fieldHash } from '@/fields/control-id'

/** Why nothing was published: an error of one document, or of the whole request. */
export type PublishError = DocumentFault | Refused

/** The errors of a refused request: those of its documents where the server gives them. */
export const publishErrors = (errors: Refused[]): PublishError[] =>
  errors.flatMap<PublishError>((error) => (error.data?.faults as DocumentFault[]) ?? error)

type PublishErrorsProps = {
  errors: PublishError[]
  /** Reveals a field of the page itself, in the form under the dialog. */
  onGo: (path: string) => void
}

/**
 * All errors that prevent the publication, each with a link to its field. The list takes the focus to become visible: the
 * pressed button is at the other end of the dialog.
 */
export function PublishErrors({ errors, onGo }: PublishErrorsProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  return (
    <div ref={box} role="alert" tabIndex={-1}>
      {errors.length > 0 && (
        <div className="staff-note staff-note--error">
          <p>
            <strong>Rien n’a été publié.</strong>
          </p>
          <ul>
            {errors.map((error, index) => (
              <li key={index}>
                {'collection' in error && (
                  <>
                    <FaultLink fault={error} onGo={onGo} />
                    {'\u00a0: '}
                  </>
                )}
                {error.message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type FaultLinkProps = { fault: DocumentFault; onGo: PublishErrorsProps['onGo'] }

/** Links to the field; a field of another document opens in a new window, so that the other errors stay visible. */
function FaultLink({ fault, onGo }: FaultLinkProps) {
  const { collection, field, id, kind, title } = fault
  const words = `${kind} «\u00a0${title}\u00a0»${field ? ` – ${field.label}` : ''}`
  if (collection === 'pages') {
    return field ? (
      <button className="staff-link" onClick={() => onGo(field.path)} type="button">
        {words}
      </button>
    ) : (
      <strong>{words}</strong>
    )
  }
  const hash = field ? fieldHash(field.path) : ''
  return (
    <a
      href={editHref(collection, id) + hash}
      rel="noopener"
      target="_blank"
      title={`${words} - nouvelle fenêtre`}
    >
      {words}
    </a>
  )
}
