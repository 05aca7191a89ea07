import { useDebounce } from '@payloadcms/ui'

import { LastChange } from '../LastChange'
import type { DocumentSaver, SaveState } from './document-saver'
import { OBSTACLES } from './send-save'
import { useSaveState } from './use-saver'

/** Shorter saves are not shown: the line would flicker at each pause in typing. */
const SHOWN_AFTER_MS = 300

/** Who saved the form last and when, or why it is not saved. Screen readers get this from the panels above the form. */
export function SaveStatus({ saver }: { saver: DocumentSaver }) {
  const state = useSaveState(saver)
  const isSaving = useDebounce(state.isSaving, SHOWN_AFTER_MS)
  const why = reason(state)
  if (why) return <div>{`Non enregistré\u00a0: ${why}`}</div>
  return isSaving ? <div>Enregistrement…</div> : <LastChange />
}

function reason({ faults, obstacle, stale }: SaveState): string | null {
  if (stale) return 'une autre version existe'
  if (obstacle) return OBSTACLES[obstacle.what]
  return faults.length ? 'texte refusé' : null
}
