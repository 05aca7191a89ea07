import type { PayloadRequest } from 'payload'

import { fieldPathLabel } from '@/editing/field-path-label'
import { fieldHash } from '@/fields/control-id'
import { documentsWith, keyOf, latestVersions, nameOf } from '@/plugins/search'

import type { ReplaceQuery } from './query'
import { AT_ONCE, editableSubjects } from './documents'
import { occurrencesIn, replaceableTexts } from './occurrences'
import { MOST_OCCURRENCES, type PreviewedDocument, type ReplacePreview } from './view'

/**
 * The occurrences that `asked` would replace in the latest versions that the user of `req` may edit: the first
 * MOST_OCCURRENCES, and whether there are more.
 */
export async function previewReplacement(
  req: PayloadRequest,
  asked: ReplaceQuery,
): Promise<ReplacePreview> {
  const possible = await documentsWith(req.payload, asked.words)
  const documents: PreviewedDocument[] = []
  let count = 0
  const take = <One>(occurrences: One[]): One[] => {
    const taken = occurrences.slice(0, Math.max(0, MOST_OCCURRENCES - count))
    count += occurrences.length
    return taken
  }
  for (const subject of await editableSubjects(req)) {
    const { flattenedFields } = subject.config
    const ids = possible.flatMap((one) => (one.subject.config === subject.config ? [one.id] : []))
    for (let at = 0; at < ids.length && count <= MOST_OCCURRENCES; at += AT_ONCE) {
      const found = await latestVersions(req.payload, subject, ids.slice(at, at + AT_ONCE))
      for (const { doc, id } of found.filter((one) => !one.doc.deletedAt)) {
        const address = { subject, id }
        const name = nameOf(req.payload, address, doc)
        const texts = replaceableTexts(flattenedFields, doc).flatMap((text) => {
          const occurrences = take(occurrencesIn(text, asked))
          if (!occurrences.length) return []
          const label = fieldPathLabel(flattenedFields, text.path, doc)
          const href = name.href + fieldHash(text.path)
          return [{ path: text.path, label, href, occurrences }]
        })
        const savedAt = doc.updatedAt ?? ''
        if (!texts.length) continue
        documents.push({ key: keyOf(address), ...name, savedAt, texts })
      }
    }
  }
  const hasMore = count > MOST_OCCURRENCES
  return { documents, count: Math.min(count, MOST_OCCURRENCES), hasMore }
}
