import { useDocumentEvents } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'

import { ask } from '@/components/admin/ask'

import { LONGEST_REASON } from '../words'

type NextReasonProps = { collection: string; id: string }

/** The reason of the next publication, which visitors will read. Sent once the document is published, in any way. */
export function NextReason({ collection, id }: NextReasonProps) {
  const field = useId()
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState({ done: '', fault: '' })
  const publishedAt = usePublishedAt(id)

  useEffect(() => {
    const reason = input.current?.value.trim()
    if (!publishedAt || !reason) return
    const send = async () => {
      const data = { collection, id, reason }
      const { faults } = await ask('POST', '/api/public-versions/reason', data)
      if (!faults.length) input.current!.value = ''
      setSaid({ done: faults.length ? '' : 'Raison publiée.', fault: faults.join(' ') })
    }
    void send()
  }, [collection, id, publishedAt])

  return (
    <>
      <label htmlFor={field}>Pourquoi la prochaine publication&nbsp;? (facultatif)</label>
      <input
        aria-describedby={`${field}advice`}
        className="staff-input"
        id={field}
        maxLength={LONGEST_REASON}
        // Enter would save the surrounding form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        ref={input}
      />
      <p className="staff-advice" id={`${field}advice`}>
        Par exemple «&nbsp;Délai prolongé&nbsp;». Les visiteurs la liront quand vous publierez.
      </p>
      <p role="status">{said.done}</p>
      {said.fault && (
        <p className="staff-fault" role="alert">
          {said.fault}
        </p>
      )}
    </>
  )
}

/** When the document `id` was last published from this tab (ISO); null if it was not. */
function usePublishedAt(id: string): string | null {
  const { mostRecentUpdate } = useDocumentEvents()
  const doc = mostRecentUpdate?.doc as { id?: string; _status?: string } | undefined
  return doc?.id === id && doc._status === 'published'
    ? (mostRecentUpdate?.updatedAt ?? null)
    : null
}
