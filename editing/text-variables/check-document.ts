import type { TypeWithID } from 'payload'

import { beforePublishing } from '@/editing/before-publishing'
import { published, publishedCalls } from '@/editing/published'
import { variablesIn } from '@/text/variables'
import { unknownIn } from './faults'
import { shownBy, textsOf, valueless } from './uses'

type Document = TypeWithID & { id: string; _status?: string | null }

/**
 * Before a document that pages show is published: refuses a variable that does not exist, or that would have no value
 * on a published page that shows it.
 */
export const checkDocumentVariables = beforePublishing<Document>(async ({ doc, id, req }) => {
  const faults = unknownIn(doc)
  const uses = textsOf(doc).filter(({ text }) => variablesIn(text).length)
  const pages = uses.length && id ? await published(req, 'pages', {}) : []
  for (const page of pages) {
    if (!shownBy(page).some(({ ids }) => ids.includes(doc.id))) continue
    const calls = await publishedCalls(page.calls, req)
    for (const { path, text } of uses) {
      const sentences = variablesIn(text).flatMap((name) => valueless(name, calls) ?? [])
      const start = `Dans la page « ${page.title} », `
      faults.push(...sentences.map((sentence) => ({ path, message: start + sentence })))
    }
  }
  return faults
})
