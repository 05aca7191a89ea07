import { useDebounce } from '@payloadcms/ui'

import { LastChange } from '../LastChange'
import type { DocumentSaver } from './document-saver'
import { REASONS } from './send-save'
import { useSaveState } from './use-saver'

/** Shorter saves are not shown: the line would flicker at each pause in typing. */
const SHOWN_AFTER_MS = 300

/** Who saved the form last and when, or why it is not saved. Screen readers get this from the panels above the form. */
export function SaveStatus({ saver }: { saver: DocumentSaver }) {
  const { isSaving, problem } = useSaveState(saver)
  const isSlow = useDebounce(isSaving, SHOWN_AFTER_MS)
  if (problem) return <div>{`Non enregistré\u00a0: ${REASONS[problem.kind]}`}</div>
  return isSlow ? <div>Enregistrement…</div> : <LastChange />
}
