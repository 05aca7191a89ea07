'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import { ShareLinks } from './ShareLinks'

import './share-links.css'

/** Makes, copies and revokes links by which someone without an account reads the draft of the page that is edited. */
export function ShareLinksField() {
  const { id, isTrashed } = useDocumentInfo()
  if (isTrashed) return null
  return (
    <section className="field-type share-links" aria-labelledby="share-links-title">
      <h3 className="share-links__title" id="share-links-title">
        Partager un lien d’aperçu
      </h3>
      {id ? (
        <ShareLinks pageId={String(id)} />
      ) : (
        <p className="share-links__advice">Enregistrez d’abord un brouillon.</p>
      )}
    </section>
  )
}
