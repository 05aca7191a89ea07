'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState, type ReactNode } from 'react'

import type { Change } from '@/editing/history/changes'

import { ChangeList } from '../changes/ChangeList'
import '../staff.css'

/** What the one button of each kind says and does. */
type Action = { words: string; act: () => void }

type PanelProps = {
  /** Urgent: said at once by a screen reader; otherwise when it is idle. */
  urgent?: boolean
  children: ReactNode
  /** Shown on demand, with the words that ask for it and those that tell what is struck and what is underlined. */
  compared?: { changes: Change[]; words: string; legend: string }
  actions?: Action[]
}

/** A message at the top of a form, in sight wherever one types, with what can be done. */
export function Panel({ urgent = false, children, compared, actions = [] }: PanelProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className="saving" role={urgent ? 'alert' : 'status'}>
      <p>{children}</p>
      <div className="staff-actions">
        {compared && (
          <Button
            buttonStyle="secondary"
            extraButtonProps={{ 'aria-expanded': open, 'aria-controls': id }}
            margin={false}
            onClick={() => setOpen(!open)}
            size="small"
          >
            {compared.words}
          </Button>
        )}
        {actions.map(({ words, act }) => (
          <Button buttonStyle="secondary" key={words} margin={false} onClick={act} size="small">
            {words}
          </Button>
        ))}
      </div>
      {compared && (
        <div hidden={!open} id={id}>
          <p className="saving__legend">{compared.legend}</p>
          <ChangeList changes={compared.changes} />
        </div>
      )}
    </div>
  )
}
