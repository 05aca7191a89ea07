'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'

import { editedDocument, type DocumentName } from '@/editing/saving/stale-save'

import type { DocumentSaver } from './document-saver'
import { DocumentLock, useOtherEditor } from './DocumentLock'
import { FoundPanel, ObstaclePanel, Panel, StalePanel } from './Panel'
import './saving.css'
import type { FieldFault } from './send-save'
import { useFormSaving } from './use-form-saving'
import { useSaver } from './use-saver'
import { useUnpublishedChanges } from './use-unpublished-changes'

/** At the top of each document form: saves it, and shows what prevents this. Renders nothing for a document never saved. */
export function SavingField() {
  const document = editedDocument(useDocumentInfo())
  const saver = useSaver()
  const { user } = useAuth()
  if (!document || !saver || !user) return null
  return <DocumentSaving {...{ document, saver }} key={document} userId={String(user.id)} />
}

type DocumentSavingProps = { document: DocumentName; saver: DocumentSaver; userId: string }

function DocumentSaving({ document, saver, userId }: DocumentSavingProps) {
  const { kept, state } = useFormSaving(saver, document, userId)
  const otherEditor = useOtherEditor(userId)
  useUnpublishedChanges(document)
  const { faults, obstacle, stale } = state
  return (
    <>
      <DocumentLock document={document} userId={userId} />
      <div className="saving">
        {stale && <StalePanel {...{ document, saver, stale }} onTaken={kept.forgetNow} />}
        {obstacle && (
          <ObstaclePanel
            editor={otherEditor?.name}
            failures={obstacle.failures}
            obstacle={obstacle.what}
            retry={() => void saver.save()}
          />
        )}
        {faults.length > 0 && <RefusedPanel faults={faults} />}
        {kept.found && <FoundPanel onDone={kept.dismiss} text={kept.found} />}
      </div>
    </>
  )
}

/** Says why the site refuses the draft. The next change is saved again. */
function RefusedPanel({ faults }: { faults: FieldFault[] }) {
  return (
    <Panel urgent>
      Votre texte n’est pas enregistré&nbsp;: il est gardé sur cet appareil.
      {faults.map(({ label, message }) => (
        <span className="saving__fault" key={label + message}>
          {label && (
            <>
              <strong>{label}</strong>&nbsp;:{' '}
            </>
          )}
          {message}
        </span>
      ))}
    </Panel>
  )
}
