/** Refuses to publish texts with unknown variables, or with variables that would have no value. */
import type { FlattenedField, PayloadRequest } from 'payload'

import { hasValue } from '@/call/of-document'
import { beforePublishing, type Fault } from '@/editing/faults'
import { fieldPathLabel } from '@/editing/field-path-label'
import { pagesOfCall, published, publishedCalls } from '@/editing/published'
import type { Call, Page } from '@/payload-types'
import { allVariablesIn, unknownVariables, VARIABLE_NAMES, variablesIn } from '@/text/variables'

import { mayNameCall, braced, misplacedMessage, quoted, SOURCES, unknownMessage } from './messages'
import { ownUses, shownBy, shownUses, textsWithBraces, valueless } from './uses'

/**
 * Before a page is published: refuses, in its texts and in the documents it shows, a variable that does not exist or
 * that a call of the page leaves without a value.
 */
export const checkPageVariables = beforePublishing<Page>(async ({ doc: page, req }) => {
  const faults = misnamedIn(fieldsOfPages(req), page, 'pages')
  const uses = ownUses(page, req)
  if (uses.length || shownBy(page, req).length) {
    const calls = await publishedCalls(page.calls, req)
    // If every call has a value for every variable, there is no need to read the documents.
    const isSaid = VARIABLE_NAMES.every((name) => valueless(name, calls) === null)
    if (!isSaid) uses.push(...(await shownUses(page, req)))
    for (const { path, names, inside } of uses) {
      const sentences = names.flatMap((name) => valueless(name, calls) ?? [])
      const start = inside ? `Dans ${inside}, ` : ''
      faults.push(...sentences.map((sentence) => ({ path, message: start + sentence })))
    }
  }
  return faults
})

/**
 * Before a document that pages show is published: refuses a variable that does not exist, or that would have no value
 * on a published page that shows the document.
 */
export const checkDocumentVariables = beforePublishing(
  async ({ before, doc, config: { flattenedFields, slug }, req }) => {
    const id = before?.id
    const faults = misnamedIn(flattenedFields, doc, slug)
    const uses = textsWithBraces(flattenedFields, doc)
    const pages = uses.length && id ? await published(req, 'pages', {}) : []
    for (const page of pages) {
      if (!shownBy(page, req).some(({ ids }) => ids.includes(id!))) continue
      const calls = await publishedCalls(page.calls, req)
      for (const { path, text } of uses) {
        const sentences = variablesIn(text).flatMap((name) => valueless(name, calls) ?? [])
        const start = `Dans la page « ${page.title} », `
        faults.push(...sentences.map((sentence) => ({ path, message: start + sentence })))
      }
    }
    return faults
  },
)

/**
 * Before a call is published: refuses it if it lacks a value that a published page of this call uses. Unpublishing a
 * call is never refused, because it may be urgent; the page then says that its dates are not known.
 */
export const checkCallVariables = beforePublishing<Call>(
  async ({ before, doc: call, config: { flattenedFields, slug }, req }) => {
    const faults = misnamedIn(flattenedFields, call, slug)
    const silent = VARIABLE_NAMES.filter((name) => !hasValue(call, name))
    const pages = silent.length && before?.id ? await pagesOfCall(before.id, req) : []
    for (const page of pages) {
      for (const use of [...ownUses(page, req), ...(await shownUses(page, req))]) {
        for (const name of silent.filter((candidate) => use.names.includes(candidate))) {
          const place = use.inside ?? `« ${fieldPathLabel(fieldsOfPages(req), use.path, page)} »`
          const message = `La page « ${page.title} » a besoin de cette valeur : ${place} y écrit ${quoted(braced(name))}. Remplissez ce champ, ou retirez d’abord ce mot.`
          faults.push({ path: SOURCES[name]?.path ?? 'name', message })
        }
      }
    }
    return faults
  },
)

/** Before a global shown on every page is published: refuses variables, because it is shown with any call or none. */
export const checkGlobalVariables = beforePublishing(({ config, doc }) =>
  misnamedIn(config.flattenedFields, doc, undefined),
)

const fieldsOfPages = ({ payload }: PayloadRequest) =>
  payload.collections.pages.config.flattenedFields

/** Faults of the texts of `doc` that contain an unknown variable, or any variable if `collection` does not support them. */
const misnamedIn = (
  fields: FlattenedField[],
  doc: object,
  collection: string | undefined,
): Fault[] =>
  textsWithBraces(fields, doc).flatMap(({ path, text }) => {
    const unknown = unknownVariables(text)
    const isReplaced = mayNameCall(collection)
    const wrong = isReplaced ? unknown : [...allVariablesIn(text).map(braced), ...unknown]
    const message = isReplaced ? unknownMessage : misplacedMessage
    return wrong.length ? [{ path, message: message(wrong) }] : []
  })
