/** What refuses to publish a text that names what is no variable, or one that would have no value. */
import type { FlattenedField, PayloadRequest } from 'payload'

import { hasValue } from '@/call/of-document'
import { beforePublishing, type Fault } from '@/editing/faults'
import { labelOf } from '@/editing/label-of'
import { pagesOfCall, published, publishedCalls } from '@/editing/published'
import type { Call, Page } from '@/payload-types'
import { allVariablesIn, unknownVariables, VARIABLE_NAMES, variablesIn } from '@/text/variables'

import { mayNameCall, braced, misplacedMessage, quoted, SOURCES, unknownMessage } from './messages'
import { ownUses, shownBy, shownUses, textsWithBraces, valueless } from './uses'

/**
 * Before a page is published: refuses a variable that does not exist, or to which a call of the page gives no value,
 * in its texts and in the documents it shows.
 */
export const checkPageVariables = beforePublishing<Page>(async ({ doc: page, req }) => {
  const faults = misnamedIn(fieldsOfPages(req), page, 'pages')
  const uses = ownUses(page, req)
  if (uses.length || shownBy(page, req).length) {
    const calls = await publishedCalls(page.calls, req)
    // Where every call says everything, what the documents say does not matter.
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
 * on a published page that shows it.
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
 * Before a call is published: refuses it without a value that a published page which shows it writes. Unpublishing one
 * is never refused: what must go has to go at once, and the page then says that its dates are not known.
 */
export const checkCallVariables = beforePublishing<Call>(
  async ({ before, doc: call, config: { flattenedFields, slug }, req }) => {
    const faults = misnamedIn(flattenedFields, call, slug)
    const silent = VARIABLE_NAMES.filter((name) => !hasValue(call, name))
    const pages = silent.length && before?.id ? await pagesOfCall(before.id, req) : []
    for (const page of pages) {
      for (const use of [...ownUses(page, req), ...(await shownUses(page, req))]) {
        for (const name of silent.filter((candidate) => use.names.includes(candidate))) {
          const place = use.inside ?? `« ${labelOf(fieldsOfPages(req), use.path, page)} »`
          const message = `La page « ${page.title} » a besoin de cette valeur : ${place} y écrit ${quoted(braced(name))}. Remplissez ce champ, ou retirez d’abord ce mot.`
          faults.push({ path: SOURCES[name]?.path ?? 'name', message })
        }
      }
    }
    return faults
  },
)

/** Before what surrounds every page is published: refuses variables, since it does so whatever the call of the page. */
export const checkGlobalVariables = beforePublishing(({ config, doc }) =>
  misnamedIn(config.flattenedFields, doc, undefined),
)

const fieldsOfPages = ({ payload }: PayloadRequest) =>
  payload.collections.pages.config.flattenedFields

/** Faults of the texts of `doc` that name what is no variable or, where `collection` has none replaced, any. */
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
