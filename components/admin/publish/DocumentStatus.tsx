'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'

import type { Page } from '@/payload-types'

import { GiveUpDraft } from './GiveUpDraft'

/**
 * Whether visitors read the document as it is, in place of Payload's own (3.90), which offers to give the draft up to
 * anybody who may write one. That is a publication, and the site refuses it to editors: they are told the status alone.
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
  const { t } = useTranslation()
  const isChanged = hasPublishedDoc && unpublishedVersionCount > 0
  const status = isTrashed
    ? t(hasPublishedDoc ? 'version:previouslyPublished' : 'version:previouslyDraft')
    : t(isChanged ? 'version:changed' : hasPublishedDoc ? 'version:published' : 'version:draft')
  const isAsOnline = hasPublishedDoc && !isChanged && !isTrashed
  // What is being written may have another address than what is published.
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
    </div>
  )
}
