'use client'

import { useAuth, useDocumentInfo, useForm } from '@payloadcms/ui'

import { editedDocument, type DocumentName } from '@/editing/saving/stale-save'
import { frenchMoment } from '@/text/french-date'

import type { DocumentSaver } from './document-saver'
import { DocumentLock } from './DocumentLock'
import { Panel } from './Panel'
import { ProblemPanel } from './ProblemPanel'
import './saving.css'
import type { UnsavedText } from './unsaved-texts'
import { useFormSaving } from './use-form-saving'
import { useChanges } from './use-kept-text'
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
  useUnpublishedChanges(document)
  return (
    <>
      <DocumentLock document={document} />
      <div className="saving">
        <ProblemPanel {...{ saver, state }} onTaken={kept.forgetNow} />
        {kept.found && <FoundPanel onDone={kept.dismiss} text={kept.found} />}
      </div>
    </>
  )
}

/** Offers a text typed earlier in this form and never saved, because the connection or the session was lost. */
function FoundPanel({ text, onDone }: { text: UnsavedText; onDone: () => void }) {
  const changesBetween = useChanges()
  const { getData, reset, setModified } = useForm()
  const moment = frenchMoment(new Date(text.at))

  const giveBack = async () => {
    const { id, _status, createdAt, updatedAt } = getData() as UnsavedText['values']
    await reset({ ...text.values, id, _status, createdAt, updatedAt })
    // Mark it as modified, so that it is saved.
    setModified(true)
    onDone()
  }
  return (
    <Panel
      actions={[
        { words: `Retrouver le texte non enregistré du ${moment}`, act: () => void giveBack() },
        { words: 'L’oublier', act: onDone },
      ]}
      compared={{
        changes: changesBetween(getData(), text.values),
        words: 'Voir ce qui diffère',
        legend: 'Barré\u00a0: dans le formulaire. Souligné\u00a0: dans le texte non enregistré.',
      }}
    >
      Un texte que vous avez tapé le {moment} n’a pas été enregistré. Il est gardé sur cet appareil.
    </Panel>
  )
}
