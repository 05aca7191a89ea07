import { ValidationError, type FlattenedField, type PayloadRequest } from 'payload'

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

const messagesAt = (path: string, faults: Fault[]) => [
  ...new Set(faults.filter((fault) => fault.path === path).map(({ message }) => message)),
]
