import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { DocumentName } from '@/editing/saving/stale-save'

import { useAnswer } from '../use-answer'
import type { SavedData } from './send-save'
import { useChanges } from './use-kept-text'
import { useIsUpload } from './use-saver'

/**
 * Corrects Payload's count of unpublished versions: 0 when the saved draft equals the published version, otherwise 1. Payload
 * counts the saves since the publication instead, and would show « Modifié » for a change that was undone.
 */
export function useUnpublishedChanges(document: DocumentName): void {
  const {
    hasPublishedDoc,
    savedDocumentData,
    setUnpublishedVersionCount,
    unpublishedVersionCount,
  } = useDocumentInfo()
  const changesBetween = useChanges()
  const saved = savedDocumentData as SavedData | undefined
  const isPublished = saved?._status === 'published'
  const [publishedAt, setPublishedAt] = useState<string>()
  if (isPublished && publishedAt !== saved.updatedAt) setPublishedAt(saved.updatedAt)
  const address = hasPublishedDoc ? `/api/${document}?depth=0` : null
  const { body: published } = useAnswer<SavedData>(address, publishedAt)

  // A replaced file may have the same name and size, so a draft of a file always counts as changed.
  const isFile = useIsUpload()
  const isKnown = isPublished || isFile || Boolean(published)
  const isChanged =
    hasPublishedDoc &&
    saved?._status === 'draft' &&
    (isFile || changesBetween(published, saved).length > 0)
  const count = isChanged ? 1 : 0
  useEffect(() => {
    if (isKnown && unpublishedVersionCount !== count) setUnpublishedVersionCount(count)
  }, [count, isKnown, setUnpublishedVersionCount, unpublishedVersionCount])
}
