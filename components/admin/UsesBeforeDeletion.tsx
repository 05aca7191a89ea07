'use client'

import { Link, useDocumentInfo, useModal, useSelection } from '@payloadcms/ui'
import { createPortal } from 'react-dom'

import type { Used } from '@/editing/uses'

import './staff.css'
import { useAnswer } from './use-answer'

/** In the dialogs that delete the document of the form: the documents that use it, and prevent its deletion. */
export function UsesOfDocument() {
  const { collectionSlug, id } = useDocumentInfo()
  if (!collectionSlug || !id) return null
  const dialogs = [`delete-${id}`, `perma-delete-${id}`]
  return <Uses collection={collectionSlug} dialogs={dialogs} ids={[id]} />
}

/**
 * The same in a list, for the chosen documents. When staff choose all the pages of a long list, Payload does not know their
 * ids: only the refusal says then what is used.
 */
export function UsesOfSelection({ collectionSlug }: { collectionSlug: string }) {
  const { selectedIDs } = useSelection()
  return (
    <Uses collection={collectionSlug} dialogs={['confirm-delete-many-docs']} ids={selectedIDs} />
  )
}

type UsesProps = { collection: string; dialogs: string[]; ids: (number | string)[] }

/** Added to the one of Payload’s `dialogs` that is open. Until the server answers, the dialog is as Payload made it. */
function Uses({ collection, dialogs, ids }: UsesProps) {
  const { isModalOpen } = useModal()
  const open = dialogs.find((slug) => isModalOpen(slug))
  const address = open && ids.length ? `/api/${collection}/uses?ids=${ids.join(',')}` : null
  const { body } = useAnswer<{ used: Used[] }>(address)
  const dialog =
    open && document.getElementById(open)?.querySelector('.confirmation-modal__content')
  if (!dialog || !body?.used.length) return null
  const kind = body.used.length === ids.length ? 'uses uses--all' : 'uses'
  return createPortal(
    <div aria-live="polite" className={`staff-note staff-note--warning ${kind}`}>
      {body.used.map(({ id, places, title }) => (
        <div key={id}>
          <p>
            «&nbsp;{title}&nbsp;»&nbsp;: suppression impossible tant que ces contenus l’utilisent ou
            y mènent.
          </p>
          <ul>
            {places.map(({ href, name }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>,
    dialog,
  )
}
