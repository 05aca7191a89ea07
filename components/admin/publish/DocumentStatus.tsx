'use client'

import { useDocumentInfo, useTranslation, Button, toast, useForm } from '@payloadcms/ui'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { LastChange } from '@/components/admin/LastChange'
import type { DocumentSaver } from '@/components/admin/saving/document-saver'
import { SaveStatus } from '@/components/admin/saving/SaveStatus'
import type { SavedData } from '@/components/admin/saving/send-save'
import { useSaver } from '@/components/admin/saving/use-saver'
import { StaffDialog } from '@/components/admin/StaffDialog'
import type { Page } from '@/payload-types'

/**
 * Whether visitors see this version of the document, and who saved it last. Payload's own status (3.90) lets every
 * editor discard the draft; this publishes, which the site does not allow to editors.
 */
export function DocumentStatus() {
  const {
    collectionSlug,
    hasPublishPermission,
    hasPublishedDoc,
    isTrashed,
    savedDocumentData,
    unpublishedVersionCount,
  } = useDocumentInfo()
  const saver = useSaver()
  const { t } = useTranslation()
  const isChanged = hasPublishedDoc && unpublishedVersionCount > 0
  const status = isTrashed
    ? t(hasPublishedDoc ? 'version:previouslyPublished' : 'version:previouslyDraft')
    : t(isChanged ? 'version:changed' : hasPublishedDoc ? 'version:published' : 'version:draft')
  const isAsOnline = hasPublishedDoc && !isChanged && !isTrashed
  // The draft may have another address than the published page.
  const address = isAsOnline && collectionSlug === 'pages' ? (savedDocumentData as Page).slug : null
  return (
    <div className="status">
      <div className="status__value-wrap">
        <span className="status__label">{t('version:status')}&nbsp;: </span>
        <span className="status__value">{status}</span>
        {saver && isChanged && !isTrashed && hasPublishPermission && <GiveUpDraft saver={saver} />}
        {address && (
          <>
            {' — '}
            <a href={`/${address}`} rel="noopener" target="_blank">
              Voir en ligne (nouvel onglet)
            </a>
          </>
        )}
      </div>
      {saver && !isTrashed ? <SaveStatus saver={saver} /> : <LastChange />}
    </div>
  )
}

/** `doc` for a collection, `result` for a global. */
type SaveResponse = { doc?: SavedData; result?: SavedData }

/**
 * « Abandonner mes changements »: publishes the published version again, like Payload's « Republier », which leaves no draft.
 */
function GiveUpDraft({ saver }: { saver: DocumentSaver }) {
  const [step, setStep] = useState<'none' | 'asked' | 'sent'>('none')
  const { reset } = useForm()

  const giveUp = async () => {
    setStep('sent')
    const { document } = saver.form
    const address = `/api/${document}?depth=0`
    const { body: published, faults } = await ask<SavedData>('GET', address)
    const method = document.startsWith('globals/') ? 'POST' : 'PATCH'
    const given = published && (await ask<SaveResponse>(method, address, published))
    const data = given?.body?.doc ?? given?.body?.result
    if (data) {
      await reset(data)
      saver.record({ kind: 'saved', data }, 'publish')
      toast.success('Changements abandonnés\u00a0: ce document est de nouveau comme en ligne.')
    } else toast.error([...faults, ...(given?.faults ?? [])].join(' '))
    setStep('none')
  }
  return (
    <>
      {' — '}
      <Button
        buttonStyle="none"
        className="status__action"
        id="action-give-up"
        onClick={() => setStep('asked')}
      >
        Abandonner mes changements
      </Button>
      {step !== 'none' && (
        <StaffDialog
          className="give-up-dialog"
          does={step === 'sent' ? 'Abandon en cours…' : 'Abandonner mes changements'}
          isBusy={step === 'sent'}
          onClose={() => setStep('none')}
          onDo={() => void giveUp()}
          title="Abandonner mes changements&nbsp;?"
        >
          <p>
            Vous allez revenir à ce qui est en ligne et abandonner tout ce qui n’est pas encore
            publié, ce que d’autres ont écrit compris. L’historique le garde.
          </p>
        </StaffDialog>
      )}
    </>
  )
}
