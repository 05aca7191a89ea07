'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'

import type { DocumentName } from '@/editing/saving/loaded-version'

import { DocumentSaving } from './DocumentSaving'

import './saving.css'

/** At the top of each form that saves itself. A document that was never saved has nothing to watch yet. */
export function SavingField() {
  const { id, collectionSlug, globalSlug } = useDocumentInfo()
  const { user } = useAuth()
  const document: DocumentName | null = globalSlug
    ? `globals/${globalSlug}`
    : collectionSlug && id
      ? `${collectionSlug}/${id}`
      : null
  if (!document || !user) return null
  return <DocumentSaving document={document} key={document} userId={String(user.id)} />
}
