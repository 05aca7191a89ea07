'use client'

import { Button, toast, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'
import { PublishButton } from '@/components/admin/publish/PublishButton'
import { revealField, screenForm } from '@/components/admin/reveal-field'
import { useSaver } from '@/components/admin/saving/use-saver'
import { useAnswer } from '@/components/admin/use-answer'

import type { Published, Waiting, WaitingCount } from '../endpoints'
import type { WaitingDocument } from '../waiting'
import { PublishDialog } from './PublishDialog'
import { publishErrors, type PublishError } from './PublishErrors'

/**
 * « Publier » for a page. When documents that the page shows also have unpublished changes, it first lists them. When only
 * those documents have changes, a second button opens the list.
 */
export function PublishPage() {
  const { hasPublishedDoc, hasPublishPermission, id, unpublishedVersionCount } = useDocumentInfo()
  const isModified = useFormModified()
  const saver = useSaver()
  const [listed, setListed] = useState<Waiting | null>(null)
  const address = `/api/pages/${id}`
  const { body } = useAnswer<WaitingCount>(
    id && hasPublishPermission ? `${address}/waiting-count` : null,
    `${unpublishedVersionCount} ${listed !== null}`,
  )
  const waiting = body?.count ?? 0
  const isOnlyShown = waiting > 0 && hasPublishedDoc && unpublishedVersionCount === 0 && !isModified

  /** Opens the list, or publishes the page alone when the list would be empty. */
  const listShown = async (publishAlone?: () => Promise<void>) => {
    const { body: found } = await ask<Waiting>('GET', `${address}/waiting`)
    if (found?.documents.length) setListed(found)
    else await publishAlone?.()
  }
  /** Publishes the page and `documents`; resolves to the errors when nothing was published. */
  const publish = async (documents: WaitingDocument[], withBelow: boolean) => {
    const chosen = documents.map(({ collection, id }) => ({ collection, id }))
    const query = withBelow ? '?below=true' : ''
    const { body: published, errors } = await ask<Published>(
      'POST',
      `${address}/publish-together${query}`,
      { documents: chosen },
    )
    if (!published) {
      const found = publishErrors(errors)
      saver?.record({ kind: 'refused', faults: pageFaults(found) }, 'publish')
      return found
    }
    saver?.record({ kind: 'saved', data: published.doc }, 'publish')
    setListed(null)
    toast.success('Tout ce qui était coché est publié.')
    return []
  }

  return (
    <>
      <PublishButton onPress={listShown} />
      {isOnlyShown && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => void listShown()}
          size="medium"
        >
          Publier ce qu’elle montre ({waiting})
        </Button>
      )}
      {listed && (
        <PublishDialog
          onClose={() => setListed(null)}
          onGo={(path) => {
            setListed(null)
            void revealField(screenForm, path, [])
          }}
          onPublish={publish}
          waiting={listed}
        />
      )}
    </>
  )
}

/** The errors of the page itself, which its form shows at their fields. */
const pageFaults = (errors: PublishError[]) =>
  errors.flatMap((error) =>
    'collection' in error && error.collection === 'pages' && error.field
      ? [{ ...error.field, message: error.message }]
      : [],
  )
