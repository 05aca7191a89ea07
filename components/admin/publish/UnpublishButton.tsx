'use client'

import {
  ConfirmationModal,
  PopupList,
  toast,
  useDocumentInfo,
  useModal,
  useTranslation,
} from '@payloadcms/ui'

import { useSaver } from '../saving/use-saver'

/**
 * « Mettre hors ligne », in the place of Payload's menu item (3.90), which fills the form anew with the data that it last
 * received: what was typed since would be lost.
 */
export function UnpublishButton() {
  const info = useDocumentInfo()
  const { hasPublishedDoc, hasPublishPermission, isTrashed } = info
  const { toggleModal } = useModal()
  const { t } = useTranslation()
  const saver = useSaver()
  if (!saver || !hasPublishPermission || !hasPublishedDoc || isTrashed) return null

  const modal = `unpublish-${saver.form.document}`
  const unpublish = async () => {
    if (!(await saver.flush())) return
    const outcome = await saver.request('unpublish')
    if (outcome.kind === 'saved') toast.success(t('version:unpublishedSuccessfully'))
    else if (outcome.kind === 'refused') {
      toast.error(outcome.faults.map(({ message }) => message).join(' '))
    }
  }
  return (
    <>
      <PopupList.Button id="action-unpublish" onClick={() => toggleModal(modal)}>
        {t('version:unpublish')}
      </PopupList.Button>
      <ConfirmationModal
        body={t('version:aboutToUnpublish')}
        confirmingLabel={t('version:unpublishing')}
        heading={t('version:confirmUnpublish')}
        modalSlug={modal}
        onConfirm={unpublish}
      />
    </>
  )
}
