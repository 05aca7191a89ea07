'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRef, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { StaffButton, StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'
import type { OwnSession } from '@/collections/users/own-sessions'
import { frenchMoment } from '@/text/french-date'

const API = '/api/users/sessions'

/** On the user's own account: where they are signed in, and buttons that end these sessions. */
export function Sessions() {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  return id && id === user?.id ? <OwnSessions /> : null
}

function OwnSessions() {
  const { body, faults, readAgain } = useAnswer<{ sessions: OwnSession[] }>(API)
  const [message, setMessage] = useState('')
  // The pressed button disappears with its session: move the keyboard focus to the message.
  const said = useRef<HTMLParagraphElement>(null)
  const sessions = body?.sessions ?? []

  const end = async (data: { id?: string }, done: string) => {
    const { faults } = await ask('POST', `${API}/end`, data)
    setMessage(faults.join(' ') || done)
    await readAgain()
    said.current?.focus()
  }
  return (
    <StaffPanel className="own-sessions" title="Vos sessions">
      <p ref={said} role="status" tabIndex={-1}>
        {message || faults.join(' ')}
      </p>
      <ul className="staff-list">
        {sessions.map(({ createdAt, device, id, isCurrent }) => (
          <li className="dashboard-card__item" key={id}>
            <p>
              {device ?? 'Appareil inconnu'}
              {createdAt && `, depuis le ${frenchMoment(new Date(createdAt))}`}
            </p>
            {isCurrent ? (
              <p>Cette session</p>
            ) : (
              <StaffButton
                aria-label={`Fermer la session\u00a0: ${device ?? 'appareil inconnu'}`}
                onClick={() => void end({ id }, 'Session fermée.')}
              >
                Fermer
              </StaffButton>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <div className="staff-actions">
          <StaffButton onClick={() => void end({}, 'Les autres sessions sont fermées.')}>
            Fermer toutes les autres
          </StaffButton>
        </div>
      )}
    </StaffPanel>
  )
}
