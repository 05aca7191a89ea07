'use client'

import { Link, useDocumentInfo } from '@payloadcms/ui'

import { StaffPanel } from '@/components/admin/StaffRegion'
import { useAnswer } from '@/components/admin/use-answer'

import { SCREEN, screenHref } from '../words'
import { NextReason } from './NextReason'

/** The field of the record that names a document, by its collection. */
const NAMED_BY: Record<string, string> = { pages: 'page', calls: 'call' }

/**
 * Beside a page with a public record, or its call: the reason of the next publication, and the way to explain an earlier
 * change, or to withdraw its words.
 */
export function ChangesField() {
  const { collectionSlug = '', hasPublishPermission, id, isTrashed } = useDocumentInfo()
  const query = new URLSearchParams({ [`where[${NAMED_BY[collectionSlug]}][equals]`]: String(id) })
  const { body } = useAnswer<{ totalDocs: number }>(
    id && !isTrashed ? `/api/public-versions/count?${query}` : null,
  )
  if (!body?.totalDocs) return null
  return (
    <StaffPanel className="public-changes" title="Ce qui a changé">
      <p className="staff-advice">
        Les visiteurs lisent chaque changement publié{' '}
        {collectionSlug === 'pages' ? 'de cette page' : 'des pages de cet appel'}.
      </p>
      {hasPublishPermission && <NextReason collection={collectionSlug} id={String(id)} />}
      <Link
        href={collectionSlug === 'pages' ? screenHref(String(id)) : `/admin${SCREEN}`}
        prefetch={false}
      >
        Expliquer ou retirer un changement
      </Link>
    </StaffPanel>
  )
}
