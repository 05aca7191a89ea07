import {
  ValidationError,
  type CollectionBeforeChangeHook,
  type CollectionSlug,
  type FlattenedField,
  type GlobalBeforeChangeHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedGlobalConfig,
  type TypeWithID,
} from 'payload'

import { labelOf } from './label-of'

/** What is wrong with the field at `path`, in French. */
export type Fault = { path: string; message: string }

type Saved = {
  /** The collection or the global. */
  config: { slug: string; flattenedFields: FlattenedField[] }
  doc: { _status?: string | null }
  req: PayloadRequest
}

/** Whether `doc` is saved for visitors. Payload does not tell hooks that a version is restored as a draft. */
export function isBeingPublished({ doc, req }: Pick<Saved, 'doc' | 'req'>): boolean {
  const asDraft = req.context.isRestoringVersion && req.query?.draft === 'true'
  return doc._status === 'published' && !asDraft
}

/** Throws Payload's ValidationError when there are `faults`; those of one field are said together. */
export function refuse(faults: Fault[], { config, doc, req }: Saved): void {
  if (!faults.length) return
  const paths = [...new Set(faults.map(({ path }) => path))]
  const errors = paths.map((path) => ({
    path,
    label: labelOf(config.flattenedFields, path, doc),
    message: messagesAt(path, faults).join(' '),
  }))
  throw new ValidationError({ collection: config.slug, errors, req }, req.t)
}

/** Throws it for one fault of a document of `collection`. `label`: of a field that is not one of its own. */
export function refuseAt(
  { label, message, path }: Fault & { label?: string },
  collection: CollectionSlug,
  req: PayloadRequest,
): never {
  const { flattenedFields } = req.payload.collections[collection].config
  const errors = [{ path, label: label ?? labelOf(flattenedFields, path, null), message }]
  throw new ValidationError({ collection, errors, req }, req.t)
}

const messagesAt = (path: string, faults: Fault[]) => [
  ...new Set(faults.filter((fault) => fault.path === path).map(({ message }) => message)),
]

/** What a ValidationError says of each field; null of another error. A production build has two copies of that class. */
export function fieldSentences(error: unknown): string[] | null {
  const { data } = error as Partial<ValidationError>
  if (!Array.isArray(data?.errors)) return null
  return data.errors.map(
    ({ label, message, path }) => `${typeof label === 'string' ? label : path}\u00a0: ${message}`,
  )
}

type Publication<Doc> = {
  /** As it will be. */
  doc: Doc
  /** Undefined for a new one. */
  id: string | undefined
  collection: SanitizedCollectionConfig
  req: PayloadRequest
}

/**
 * A hook that refuses to publish a document in which `faultsOf` finds something wrong: Payload's ValidationError says
 * each fault at its field. What is saved as a draft, or restored as one, is not asked about.
 */
export const beforePublishing =
  <Doc extends TypeWithID & { id: string; _status?: string | null }>(
    faultsOf: (publication: Publication<Doc>) => Promise<Fault[]>,
  ): CollectionBeforeChangeHook<Doc> =>
  async ({ data, originalDoc, collection, req }) => {
    const doc = { ...originalDoc, ...data } as Doc
    if (!isBeingPublished({ doc, req })) return data
    const faults = await faultsOf({ doc, id: originalDoc?.id, collection, req })
    refuse(faults, { config: collection, doc, req })
    return data
  }

/** The same for a global, `faultsOf` being given it as it will be. */
export const beforePublishingGlobal =
  (
    faultsOf: (publication: {
      doc: object
      global: SanitizedGlobalConfig
      req: PayloadRequest
    }) => Promise<Fault[]> | Fault[],
  ): GlobalBeforeChangeHook =>
  async ({ data, originalDoc, global, req }) => {
    const doc = { ...(originalDoc as Saved['doc']), ...(data as Saved['doc']) }
    if (isBeingPublished({ doc, req })) {
      refuse(await faultsOf({ doc, global, req }), { config: global, doc, req })
    }
    return data as unknown
  }
