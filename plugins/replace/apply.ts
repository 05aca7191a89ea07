import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { type ReplaceQuery, querySchema } from './query'
import { changeDocument, decideOn, editableDocuments, type TextChange } from './documents'
import { replaceableTexts, replaced } from './occurrences'
import { MOST_OCCURRENCES, type Outcome, type ReplaceReport } from './view'

const chosenText = z.object({ path: z.string(), starts: z.array(z.number().int().min(0)).min(1) })

const chosenDocument = z.object({
  key: z.string().max(200),
  savedAt: z.string().max(40),
  texts: z.array(chosenText).min(1),
})

/** The occurrences that staff chose, by their offsets in each text of each document. */
export const chosenSchema = querySchema.extend({
  documents: z.array(chosenDocument).min(1).max(MOST_OCCURRENCES),
})

/** The texts of one document that a replacement changed, as they are stored to undo it. */
export type ChangedDocument = { key: string; texts: TextChange[] }

const CHANGED = 'Ce contenu a changé depuis l’aperçu\u00a0: cherchez de nouveau.'
const MARKUP =
  'Remplacer ici changerait plus que des mots (un lien, un titre, une liste…)\u00a0: faites-le dans le formulaire.'

/**
 * Saves the chosen occurrences as drafts, as the user of `req`; leaves and reports the documents that changed since the
 * preview, that a colleague is editing, or that are refused. What is to change is stored first, so that it can be undone
 * even if the server stops meanwhile.
 */
export async function applyReplacement(
  req: PayloadRequest,
  { documents, ...asked }: z.infer<typeof chosenSchema>,
): Promise<ReplaceReport> {
  const outcomes: Outcome[] = []
  const planned: (ChangedDocument & { decide: ReturnType<typeof decision> })[] = []
  const known = await editableDocuments(
    req,
    documents.map(({ key }) => key),
  )
  for (const chosen of documents) {
    const decide = decision(asked, chosen)
    const { changes, outcome } = decideOn(req, known, chosen.key, decide)
    if (changes.length) planned.push({ key: chosen.key, texts: changes, decide })
    else outcomes.push(outcome)
  }
  if (!planned.length) return { id: null, outcomes }
  const stored = (all: ChangedDocument[]) => ({
    count: all.length,
    documents: all.map(({ key, texts }) => ({ key, texts })),
  })
  const data = { ...asked, by: req.user?.id, ...stored(planned) }
  const collection = 'replacements'
  const { id } = await req.payload.create({ collection, data, depth: 0, req })
  const saved: ChangedDocument[] = []
  for (const { decide, key } of planned) {
    const { changes, outcome } = await changeDocument(req, key, decide)
    if (changes.length) saved.push({ key, texts: changes })
    outcomes.push(outcome)
  }
  if (saved.length) {
    await req.payload.update({ collection, id, data: stored(saved), depth: 0, req })
    return { id, outcomes }
  }
  await req.payload.delete({ collection, id, req })
  return { id: null, outcomes }
}

/** A document is replaced whole or not at all, so that its report is simple. */
const decision =
  (asked: ReplaceQuery, { savedAt, texts }: z.infer<typeof chosenDocument>) =>
  (doc: { updatedAt?: string }, fields: Parameters<typeof replaceableTexts>[0]) => {
    const refused = (message: string) => ({ changes: [], message })
    if (doc.updatedAt !== savedAt) return refused(CHANGED)
    const known = replaceableTexts(fields, doc)
    const changes = texts.flatMap(({ path, starts }) => {
      const text = known.find((one) => one.path === path)
      const after = text ? replaced(text, asked, starts) : null
      return text && after !== null ? [{ path, before: text.text, after }] : []
    })
    return changes.length < texts.length ? refused(MARKUP) : { changes, message: null }
  }
