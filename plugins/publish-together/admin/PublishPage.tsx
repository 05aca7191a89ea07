'use client'

import {
  Button,
  toast,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
} from '@payloadcms/ui'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { revealField, screenForm } from '@/components/admin/reveal-field'
import { PublishButton } from '@/components/admin/publish/PublishButton'
import { useSaver } from '@/components/admin/saving/use-saver'
import { useTellAtFields } from '@/components/admin/saving/use-tell-at-fields'
import { useAnswer } from '@/components/admin/use-answer'
import type { DocumentFault } from '@/editing/document-faults'

import type { Published, Waiting, WaitingCount } from '../endpoints'
import type { WaitingDocument } from '../waiting'
import { PublishDialog } from './PublishDialog'
import type { PublishError } from './PublishErrors'

/**
 * « Publier » for a page. When documents that the page shows also have unpublished changes, it first lists them. When only
 * those documents have changes, a second button opens the list.
 */
export function PublishPage() {
  const { close, isOnlyShown, listed, listShown, publish, waiting } = usePublishTogether()
  return (
    <>
      <PublishButton onPress={(publishAlone) => void listShown({ otherwise: publishAlone })} />
      {isOnlyShown && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => void listShown({ otherwise: () => {} })}
          size="medium"
        >
          Publier ce qu’elle montre ({waiting})
        </Button>
      )}
      {listed && (
        <PublishDialog
          onClose={close}
          onGo={(path) => {
            close()
            void revealField(screenForm, path, [])
          }}
          onPublish={publish}
          waiting={listed}
        />
      )}
    </>
  )
}

/** Publishes the page being edited with what it shows. `listed`: the content of the open dialog; null when it is closed. */
function usePublishTogether() {
  const { hasPublishedDoc, hasPublishPermission, id, unpublishedVersionCount, ...info } =
    useDocumentInfo()
  const { setModified } = useForm()
  const { reportUpdate } = useDocumentEvents()
  const isModified = useFormModified()
  const tellAtFields = useTellAtFields(useSaver())
  const [listed, setListed] = useState<Waiting | null>(null)
  const address = `/api/pages/${id}`
  const { body } = useAnswer<WaitingCount>(
    id && hasPublishPermission ? `${address}/waiting-count` : null,
    `${unpublishedVersionCount} ${listed !== null}`,
  )
  const waiting = body?.count ?? 0

  /** Opens the list; calls `otherwise` when it would be empty. */
  async function listShown({ otherwise }: { otherwise: () => void }): Promise<void> {
    const { body: found } = await ask<Waiting>('GET', `${address}/waiting`)
    if (found?.documents.length) setListed(found)
    else otherwise()
  }

  /** Publishes the page and `documents`; resolves to the errors when nothing was published. */
  async function publish(
    documents: WaitingDocument[],
    withBelow: boolean,
  ): Promise<PublishError[]> {
    const chosen = documents.map(({ collection, id }) => ({ collection, id }))
    const { body, errors } = await ask<Published, DocumentFault>(
      'POST',
      `${address}/publish-together${withBelow ? '?below=true' : ''}`,
      { documents: chosen },
    )
    if (!body) {
      tellAtFields(fieldFaultsOf(errors))
      return errors
    }
    const { doc } = body
    // The next save must start from this version.
    info.setData(doc)
    info.setLastUpdateTime(new Date(doc.updatedAt).getTime())
    info.incrementVersionCount()
    info.setUnpublishedVersionCount(0)
    info.setMostRecentVersionIsAutosaved(false)
    info.setHasPublishedDoc(true)
    setModified(false)
    const { updatedAt } = doc
    reportUpdate({ id, doc, entitySlug: 'pages', operation: 'update', updatedAt })
    setListed(null)
    toast.success('Tout ce qui était coché est publié.')
    return []
  }

  const isOnlyShown =
    waiting > 0 &&
    Boolean(hasPublishPermission && hasPublishedDoc) &&
    unpublishedVersionCount === 0 &&
    !isModified
  return { close: () => setListed(null), isOnlyShown, listed, listShown, publish, waiting }
}

/** The errors of the page itself, which its form shows at their fields. */
const fieldFaultsOf = (errors: PublishError[]) =>
  errors.flatMap((error) =>
    'collection' in error && error.collection === 'pages' && error.field
      ? [{ ...error.field, message: error.message }]
      : [],
  )
