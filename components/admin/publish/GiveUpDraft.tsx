'use client'

import {
  Button,
  ConfirmationModal,
  toast,
  useDocumentInfo,
  useForm,
  useModal,
} from '@payloadcms/ui'

import { ask } from '../ask'

type Document = { updatedAt: string }
/** Of a collection, or of a global. */
type Saved = { doc: Document } | { result: Document }

/** « Abandonner mes changements »: publishes what is published already, as Payload's « Republier », so that no draft waits. */
export function GiveUpDraft() {
  const { collectionSlug, globalSlug, id, ...info } = useDocumentInfo()
  const { toggleModal } = useModal()
  const { reset } = useForm()
  const path = globalSlug ? `globals/${globalSlug}` : `${collectionSlug}/${id}`
  const address = `/api/${path}?depth=0`
  const modal = `give-up-${globalSlug ?? id}`

  const giveUp = async () => {
    const { body: published, faults } = await ask<Document>('GET', address)
    const method = globalSlug ? 'POST' : 'PATCH'
    const given = published && (await ask<Saved>(method, address, published))
    if (!given?.body) {
      toast.error([...faults, ...(given?.faults ?? [])].join(' '))
      return
    }
    await reset('doc' in given.body ? given.body.doc : given.body.result)
    info.incrementVersionCount()
    info.setMostRecentVersionIsAutosaved(false)
    info.setUnpublishedVersionCount(0)
    toast.success('Changements abandonnés\u00a0: ce document est de nouveau comme en ligne.')
  }
  return (
    <>
      {' — '}
      <Button
        buttonStyle="none"
        className="status__action"
        id="action-give-up"
        onClick={() => toggleModal(modal)}
      >
        Abandonner mes changements
      </Button>
      <ConfirmationModal
        body="Vous allez revenir à ce qui est en ligne et abandonner tout ce qui n’est pas encore publié, ce que d’autres ont écrit compris. L’historique le garde. Continuer&nbsp;?"
        confirmingLabel="Abandon en cours…"
        heading="Abandonner mes changements"
        modalSlug={modal}
        onConfirm={giveUp}
      />
    </>
  )
}
