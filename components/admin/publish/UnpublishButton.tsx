'use client'

import { PopupList, toast, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'

import type { Effects } from '@/editing/page-effects'

import { ask } from '../ask'
import { useSaver } from '../saving/use-saver'
import '../staff.css'
import { StaffDialog } from '../StaffDialog'
import { EffectList } from './EffectList'
import { useBelowChoice } from './use-below-choice'

/**
 * « Mettre hors ligne », instead of Payload's menu item (3.90), which refills the form with the data it last received and so
 * loses what was typed since. Its dialog lists what changes on other pages.
 */
export function UnpublishButton() {
  const info = useDocumentInfo()
  const { collectionSlug, hasPublishedDoc, hasPublishPermission, id, isTrashed } = info
  const { t } = useTranslation()
  const saver = useSaver()
  const [effects, setEffects] = useState<Effects | null>(null)
  if (!saver || !hasPublishPermission || !hasPublishedDoc || isTrashed) return null

  const open = async () => {
    if (collectionSlug !== 'pages') return setEffects({ sentences: [], below: 0 })
    const { body, faults } = await ask<Effects>('GET', `/api/pages/${id}/effects`)
    if (body) setEffects(body)
    else toast.error(faults.join(' '))
  }
  const unpublish = async (withBelow: boolean) => {
    setEffects(null)
    if (!(await saver.flush())) return
    const outcome = await saver.request('unpublish', { withBelow })
    if (outcome.kind === 'saved') toast.success(t('version:unpublishedSuccessfully'))
    else if (outcome.kind === 'refused') {
      toast.error(outcome.faults.map(({ message }) => message).join(' '))
    }
  }
  return (
    <>
      <PopupList.Button id="action-unpublish" onClick={() => void open()}>
        {t('version:unpublish')}
      </PopupList.Button>
      {effects && (
        <UnpublishDialog
          effects={effects}
          onClose={() => setEffects(null)}
          onUnpublish={(withBelow) => void unpublish(withBelow)}
        />
      )}
    </>
  )
}

type UnpublishDialogProps = {
  effects: Effects
  onClose: () => void
  onUnpublish: (withBelow: boolean) => void
}

/** Shows what unpublishing changes, with a checkbox to unpublish the pages below too. */
function UnpublishDialog({ effects, onClose, onUnpublish }: UnpublishDialogProps) {
  const { t } = useTranslation()
  const { below, sentences } = effects
  const pages = below === 1 ? 'la page' : `les ${below}\u00a0pages`
  const label = below > 0 ? `Mettre aussi hors ligne ${pages} au-dessous` : null
  const [withBelow, belowChoice] = useBelowChoice(label, false)
  return (
    <StaffDialog
      className="publish-dialog"
      does={t('version:unpublish')}
      onClose={onClose}
      onDo={() => onUnpublish(withBelow)}
      title={t('version:confirmUnpublish')}
    >
      <p>{t('version:aboutToUnpublish')}</p>
      <EffectList sentences={sentences} />
      {belowChoice}
    </StaffDialog>
  )
}
