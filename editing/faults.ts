import {
  ValidationError,
  type CollectionBeforeChangeHook,
  type CollectionSlug,
  type GlobalBeforeChangeHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedGlobalConfig,
} from 'payload'

import type { Edited } from './edited'
import { fieldPathLabel } from './field-path-label'
import type { PublishableSlug } from './publishable-slugs'

/** An error on the field at `path`. The message is in French. */
export type Fault = { path: string; message: string }

type Saved = { id?: string; _status?: string | null }

/** Whether `doc` is saved as published. Payload does not tell hooks when a version is restored as a draft. */
export function isBeingPublished({
  doc,
  req,
}: {
  doc: { _status?: string | null }
  req: PayloadRequest
}): boolean {
  const asDraft = req.context.isRestoringVersion && req.query?.draft === 'true'
  return doc._status === 'published' && !asDraft
}

/** Throws Payload's ValidationError if there are any `faults`. Joins the messages of the same field. */
export function throwFaults(
  faults: Fault[],
  { config, doc, req }: Pick<Save<object>, 'config' | 'doc' | 'req'>,
): void {
  if (!faults.length) return
  const paths = [...new Set(faults.map(({ path }) => path))]
  const errors = paths.map((path) => ({
    path,
    label: fieldPathLabel(config.flattenedFields, path, doc),
    message: messagesAt(path, faults).join(' '),
  }))
  throw new ValidationError({ collection: config.slug, errors, req }, req.t)
}

/**
 * Throws Payload's ValidationError for one fault in a document of `collection`. `label`: for a field outside the
 * collection.
 */
export function throwFault(
  { label, message, path }: Fault & { label?: string },
  collection: CollectionSlug,
  req: PayloadRequest,
): never {
  const { flattenedFields } = req.payload.collections[collection].config
  const errors = [{ path, label: label ?? fieldPathLabel(flattenedFields, path, null), message }]
  throw new ValidationError({ collection, errors, req }, req.t)
}

const messagesAt = (path: string, faults: Fault[]) => [
  ...new Set(faults.filter((fault) => fault.path === path).map(({ message }) => message)),
]

/** A fault with the label of its field. */
export type FieldFault = Fault & { label: string }

/**
 * The field errors of a ValidationError; null for any other error. Does not use `instanceof`: a production build has
 * two copies of that class.
 */
export function fieldFaults(error: unknown): FieldFault[] | null {
  const { data } = error as Partial<ValidationError>
  if (!Array.isArray(data?.errors)) return null
  return data.errors.map(({ label, message, path }) => ({
    path,
    label: typeof label === 'string' ? label : path,
    message,
  }))
}

/** The same field errors, as one French sentence per field. */
export const fieldSentences = (error: unknown): string[] | null =>
  fieldFaults(error)?.map(({ label, message }) => `${label}\u00a0: ${message}`) ?? null

/**
 * A save of a document or a global: `before` (the current version, undefined for a new document), `sent` (the submitted
 * fields) and `doc` (the result).
 */
export type Save<Doc extends object = Saved> = {
  before: Doc | undefined
  sent: Partial<Doc>
  doc: Doc
  /** True for a duplicate too, although its `before` is the original. */
  isNew: boolean
  config: SanitizedCollectionConfig | SanitizedGlobalConfig
  edited: Edited
  req: PayloadRequest
}

type HookArgs = Parameters<CollectionBeforeChangeHook>[0] | Parameters<GlobalBeforeChangeHook>[0]

type Changed<Doc> = Partial<Doc> | undefined | void

/** A before-change hook for a collection or a global. `check` may throw, or return the data to save instead of `sent`. */
export const beforeSave =
  <Doc extends object = Saved>(check: (save: Save<Doc>) => Promise<Changed<Doc>> | Changed<Doc>) =>
  async (args: HookArgs) => {
    const {
      data: sent,
      originalDoc: before,
      req,
    } = args as {
      data: Partial<Doc>
      originalDoc?: Doc & { id?: string }
      req: PayloadRequest
    }
    const isGlobal = 'global' in args
    const config = isGlobal ? args.global : args.collection
    const edited = isGlobal
      ? { global: args.global.slug }
      : { collection: args.collection.slug as PublishableSlug, id: before?.id }
    const doc = { ...before, ...sent } as Doc
    const isNew = 'operation' in args && args.operation === 'create'
    return (await check({ before, sent, doc, isNew, config, edited, req })) ?? sent
  }

/**
 * A before-change hook that refuses to publish if `faultsOf` returns faults, with a Payload ValidationError on each
 * field. It ignores saves and restores as a draft.
 */
export const beforePublishing = <Doc extends Saved>(
  faultsOf: (save: Save<Doc>) => Promise<Fault[]> | Fault[],
) =>
  beforeSave<Doc>(async (save) => {
    if (isBeingPublished(save)) throwFaults(await faultsOf(save), save)
  })
