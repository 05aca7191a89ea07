import { APIError, type CollectionSlug, type File, type PayloadRequest } from 'payload'

import { Refused } from '@/content/refused'
import { isNothing } from '@/content/source/page-content'
import { labelText } from '@/editing/document-title'
import { fieldSentences } from '@/editing/faults'
import type { PublishableSlug } from '@/editing/publishable-slugs'

/** Throws Refused if the site refuses the content, which is not a program error. `subject`: « critère « Avéré » ». */
function refuse(subject: string, error: unknown): never {
  if (!(error instanceof APIError) || error.status >= 500) throw error
  const faults = fieldSentences(error)
  if (!faults) throw new Refused(`${subject} : ${error.message}`)
  throw new Refused(faults.map((fault) => `${subject}, ${fault}`).join('\n'))
}

/**
 * True if `stored` contains all of `wanted`. Objects may contain more (ids, dates, fields unknown to the import). Lists
 * must have the same items in the same order. Absent, null and '' are equal.
 */
function holds(stored: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(stored)
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(stored) &&
      stored.length === wanted.length &&
      wanted.every((item, index) => holds(stored[index], item))
    )
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof stored !== 'object' || stored === null) return false
    return Object.entries(wanted).every(([key, value]) =>
      holds((stored as Record<string, unknown>)[key], value),
    )
  }
  return stored === wanted
}

/**
 * The result of an import for the operator, in French, one line each. `nowhere`: URLs of this site in its texts at
 * which nothing exists.
 */
export type Report = { written: string[]; warnings: string[]; nowhere: string[] }

/** A stored document as an import compares it, with relations as ids. */
export type StoredDoc = { id: string; _status?: 'draft' | 'published' | null }

/** Writes the differences in one transaction, and keeps the report. */
export class Writer {
  constructor(
    readonly req: PayloadRequest,
    readonly asDraft: boolean,
    readonly report: Report = { written: [], warnings: [], nowhere: [] },
  ) {}

  /** The latest versions of the documents whose `field` equals `value`, oldest first. */
  async find<Slug extends PublishableSlug>(collection: Slug, field: string, value: string) {
    const { docs } = await this.req.payload.find({
      collection,
      where: { [field]: { equals: value } },
      draft: true,
      depth: 0,
      pagination: false,
      sort: 'createdAt',
      req: this.req,
    })
    return docs
  }

  /** True if `doc` contains all of `data` and is published if this import publishes. */
  isSame(doc: StoredDoc, data: object): boolean {
    return holds(doc, data) && (this.asDraft || doc._status === 'published')
  }

  /**
   * Saves `data`, and `file` if given, to `existing` or a new document; returns its id. Writes nothing if nothing
   * changes. Throws Refused if the site does not accept it.
   */
  async save(
    collection: CollectionSlug,
    existing: StoredDoc | null,
    data: object,
    title: string,
    file?: File,
  ): Promise<string> {
    if (existing && !file && this.isSame(existing, data)) return existing.id
    const { payload } = this.req
    const { singular } = payload.collections[collection].config.labels
    const kind = labelText(singular, collection).toLowerCase()
    const subject = `${kind} « ${title} »`
    const operation = {
      collection,
      data: { ...data, _status: this.asDraft ? 'draft' : 'published' } as never,
      draft: this.asDraft,
      depth: 0,
      req: this.req,
      ...(file && { file }),
    }
    const saving = existing
      ? payload.update({ ...operation, id: existing.id })
      : payload.create(operation)
    const { id } = await saving.catch((error: unknown) => refuse(subject, error))
    this.report.written.push(`${existing ? 'Mise à jour' : 'Création'} : ${subject}`)
    return id
  }
}
