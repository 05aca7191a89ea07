import { useDebounce, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { DocumentSaver, SaveState } from './document-saver'
import { OBSTACLES, type SavedData } from './send-save'
import { useSaveState } from './use-saver'

/** Shorter saves are not shown: the line would flicker at each pause in typing. */
const SHOWN_AFTER_MS = 300

/** When the form was last saved, or why it is not. Screen readers get this from the panels above the form. */
export function SaveStatus({ saver }: { saver: DocumentSaver }) {
  const state = useSaveState(saver)
  const isSaving = useDebounce(state.isSaving, SHOWN_AFTER_MS)
  const { savedDocumentData } = useDocumentInfo()
  const savedAt = (savedDocumentData as SavedData | undefined)?.updatedAt
  const now = useNow()
  const why = reason(state)
  const words = why
    ? `Non enregistré\u00a0: ${why}`
    : isSaving
      ? 'Enregistrement…'
      : savedAt && now && `Enregistré ${ago(Date.parse(savedAt), now)}`
  return <span className="save-status">{words}</span>
}

function reason({ faults, obstacle, stale }: SaveState): string | null {
  if (stale) return 'une autre version existe'
  if (obstacle) return OBSTACLES[obstacle.what]
  return faults.length ? 'texte refusé' : null
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

const RELATIVE = new Intl.RelativeTimeFormat('fr', { style: 'short' })

/** Returns « il y a 3 s »; both times are in milliseconds since 1970. */
function ago(then: number, now: number): string {
  const seconds = Math.floor((now - then) / 1000)
  const unit = UNITS.find(([, length]) => seconds >= length)
  return unit ? RELATIVE.format(-Math.floor(seconds / unit[1]), unit[0]) : 'à l’instant'
}

/**
 * The current time in milliseconds since 1970, every second; null during server rendering, as the server's clock may differ.
 */
function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
