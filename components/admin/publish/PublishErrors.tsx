import { useEffect, useRef } from 'react'

import type { DocumentFault } from '@/editing/publish-together/faults'

import type { Refused } from '../ask'
import { editHref } from '../dashboard/card'
import { controlId } from '../FieldFrame'
import '../staff.css'

/** Why nothing was published: of a document, or of the request as a whole. */
export type PublishError = DocumentFault | Refused

type PublishErrorsProps = {
  errors: PublishError[]
  /** Goes to a field of the page itself, in the form under the dialog. */
  onGo: (path: string) => void
}

/**
 * All that keeps the page and what it shows from being published, each error with a link to its field. It takes the focus,
 * which shows it: the button that was pressed is at the other end of the dialog.
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

/** Leads to the field; that of another document opens in a new window, so that the other errors stay. */
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
  const hash = field ? `#${controlId(field.path)}` : ''
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
