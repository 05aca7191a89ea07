import {
  ValidationError,
  type CollectionBeforeChangeHook,
  type CollectionSlug,
  type GlobalBeforeChangeHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedGlobalConfig,
} from 'payload'

import type { Edited } from './content-checks/edited'
import { labelOf } from './label-of'
import type { PublishableSlug } from './publishable-slugs'

/** What is wrong with the field at `path`, in French. */
export type Fault = { path: string; message: string }

type Saved = { id?: string; _status?: string | null }

/** Whether `doc` is saved for visitors. Payload does not tell hooks that a version is restored as a draft. */
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

/** Throws Payload's ValidationError when there are `faults`; those of one field are said together. */
export function refuse(
  faults: Fault[],
  { config, doc, req }: Pick<Save<object>, 'config' | 'doc' | 'req'>,
): void {
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

/** A fault, with the name of its field. */
export type FieldFault = Fault & { label: string }

/** What a ValidationError says of each field; null of another error. A production build has two copies of that class. */
export function fieldFaults(error: unknown): FieldFault[] | null {
  const { data } = error as Partial<ValidationError>
  if (!Array.isArray(data?.errors)) return null
  return data.errors.map(({ label, message, path }) => ({
    path,
    label: typeof label === 'string' ? label : path,
    message,
  }))
}

/** The same, one sentence for each field. */
export const fieldSentences = (error: unknown): string[] | null =>
  fieldFaults(error)?.map(({ label, message }) => `${label}\u00a0: ${message}`) ?? null

/** What is saved, of a collection or a global: as it was, undefined for a new one, what is sent, and as it will be. */
export type Save<Doc extends object = Saved> = {
  before: Doc | undefined
  sent: Partial<Doc>
  doc: Doc
  /** A copy has for `before` what it is made of. */
  isNew: boolean
  config: SanitizedCollectionConfig | SanitizedGlobalConfig
  edited: Edited
  req: PayloadRequest
}

type HookArgs = Parameters<CollectionBeforeChangeHook>[0] | Parameters<GlobalBeforeChangeHook>[0]

type Changed<Doc> = Partial<Doc> | undefined | void

/**
 * A hook before a change, of a collection or a global, that has `check` throw what is wrong, or give what is saved in place of
 * what was sent.
 */
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
 * One that refuses to publish in which `faultsOf` finds something wrong: Payload's ValidationError says each fault at its
 * field. What is saved as a draft, or restored as one, is not asked about.
 */
export const beforePublishing = <Doc extends Saved>(
  faultsOf: (save: Save<Doc>) => Promise<Fault[]> | Fault[],
) =>
  beforeSave<Doc>(async (save) => {
    if (isBeingPublished(save)) refuse(await faultsOf(save), save)
  })
