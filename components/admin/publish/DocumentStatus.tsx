'use client'

import { useDocumentInfo, useTranslation, Button, toast, useForm } from '@payloadcms/ui'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { LastChange } from '@/components/admin/LastChange'
import { tellSaved } from '@/components/admin/saving/document-saver'
import { SaveStatus } from '@/components/admin/saving/SaveStatus'
import { useSaver } from '@/components/admin/saving/use-saver'
import { StaffDialog } from '@/components/admin/StaffDialog'
import { editedDocument } from '@/editing/saving/stale-save'
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
        {isChanged && !isTrashed && hasPublishPermission && <GiveUpDraft />}
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

type Document = { updatedAt: string }
/** `doc` for a collection, `result` for a global. */
type SaveResponse = Partial<Record<'doc' | 'result', Document>>

/**
 * « Abandonner mes changements »: publishes the published version again, like Payload's « Republier », which leaves no draft.
 */
function GiveUpDraft() {
  const info = useDocumentInfo()
  const document = editedDocument(info)
  const [step, setStep] = useState<'none' | 'asked' | 'sent'>('none')
  const { reset } = useForm()
  const address = `/api/${document}?depth=0`

  const giveUp = async () => {
    setStep('sent')
    await publishAgain()
    setStep('none')
  }
  const publishAgain = async () => {
    const { body: published, faults } = await ask<Document>('GET', address)
    const method = info.globalSlug ? 'POST' : 'PATCH'
    const given = published && (await ask<SaveResponse>(method, address, published))
    if (!given?.body) {
      toast.error([...faults, ...(given?.faults ?? [])].join(' '))
      return
    }
    await reset(given.body.doc ?? given.body.result)
    info.incrementVersionCount()
    info.setMostRecentVersionIsAutosaved(false)
    info.setUnpublishedVersionCount(0)
    tellSaved()
    toast.success('Changements abandonnés\u00a0: ce document est de nouveau comme en ligne.')
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
