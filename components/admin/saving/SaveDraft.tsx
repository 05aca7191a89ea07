'use client'

import {
  SaveDraftButton,
  toast,
  useEditDepth,
  useFormModified,
  useHotkey,
  useTranslation,
} from '@payloadcms/ui'

import type { DocumentSaver } from './document-saver'
import { IdleButton } from './IdleButton'
import { useSaver, useSaveState } from './use-saver'

/** Replaces Payload's button: saves the draft as a separate version. Payload's own button creates new files. */
export function SaveDraft() {
  const saver = useSaver()
  return saver ? <SaveVersion saver={saver} /> : <SaveDraftButton />
}

function SaveVersion({ saver }: { saver: DocumentSaver }) {
  const { isSaving } = useSaveState(saver)
  const editDepth = useEditDepth()
  const isModified = useFormModified()
  const { t } = useTranslation()
  const save = async () => {
    if (!isModified) return
    const { kind } = await saver.request('draft')
    if (kind === 'saved') toast.success('Brouillon enregistré.')
  }
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    void save()
  })
  return (
    <IdleButton
      aria-busy={isSaving}
      buttonStyle="secondary"
      isIdle={!isModified}
      id="action-save-draft"
      onClick={() => void save()}
      size="medium"
    >
      {t('version:saveDraft')}
    </IdleButton>
  )
}
