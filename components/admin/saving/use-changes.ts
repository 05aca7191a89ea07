import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { Field } from 'payload'
import { flattenAllFields } from 'payload/shared'

import type { Change } from '@/editing/history/changes'
import { describe } from '@/editing/history/describe'
import { labelOf, type Data } from '@/editing/history/names'

/**
 * Gives what tells two versions of the document on screen apart. Fields that `after` leaves out are unchanged; documents
 * that a relation leads to are named by their kind alone, which is all that a form knows of them.
 */
export function useChanges(): (before: Data, after: Data) => Change[] {
  const { docConfig } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const nameOf = (slug: string) => {
    const collection = getEntityConfig({ collectionSlug: slug })
    return labelOf(collection?.labels.singular, slug)
  }
  // The browser has all that this reads of a field.
  const fields = (docConfig?.fields ?? []) as Field[]
  return (before, after) =>
    describe(before, { ...before, ...after }, flattenAllFields({ cache: true, fields }), nameOf)
}
