'use client'

import { useId, useState, type ReactNode } from 'react'

import { ChangeList } from '@/components/admin/changes/ChangeList'
import type { Change } from '@/editing/changes/changes'

import { StaffButton } from '../StaffRegion'

type PanelProps = {
  /** Announced by screen readers at once, rather than when they are idle. */
  urgent?: boolean
  children: ReactNode
  /** Changes to show on demand: `words` labels the button, `legend` explains strikethrough and underline. */
  compared?: { changes: Change[]; words: string; legend: string }
  /** The label and effect of each button. */
  actions?: { words: string; act: () => void }[]
}

/** A message at the top of a form, with its actions. */
export function Panel({ urgent = false, children, compared, actions = [] }: PanelProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className="staff-note" role={urgent ? 'alert' : 'status'}>
      <p>{children}</p>
      <div className="staff-actions">
        {compared && (
          <StaffButton
            extraButtonProps={{ 'aria-expanded': open, 'aria-controls': id }}
            onClick={() => setOpen(!open)}
          >
            {compared.words}
          </StaffButton>
        )}
        {actions.map(({ words, act }) => (
          <StaffButton key={words} onClick={act}>
            {words}
          </StaffButton>
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
