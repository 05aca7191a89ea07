import { APIError, type File, type PayloadRequest } from 'payload'

import { Refused } from '@/content/refused'
import { isNothing } from '@/content/source/page-content'
import { labelOf } from '@/editing/document-title'
import { fieldSentences } from '@/editing/faults'
import type { PublishableSlug } from '@/editing/publishable-slugs'

/** Throws Refused where the site refuses a content, which is no error of the program. `subject`: « critère « Avéré » ». */
function refuse(subject: string, error: unknown): never {
  if (!(error instanceof APIError) || error.status >= 500) throw error
  const faults = fieldSentences(error)
  if (!faults) throw new Refused(`${subject} : ${error.message}`)
  throw new Refused(faults.map((fault) => `${subject}, ${fault}`).join('\n'))
}

/**
 * True when `stored` says all that `wanted` says. Objects may hold more (ids, dates, fields an import does not know);
 * lists must have the same items in the same order; an absent value, null and '' are the same nothing.
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

/** What an import writes: documents that are drafts until they are published, and redirections. */
export type WrittenSlug = PublishableSlug | 'redirects'

/**
 * What an import did, and what whoever imports has to see to, in French, a line each. `nowhere`: the addresses of this
 * site that its texts name, and at which there is nothing.
 */
export type Report = { written: string[]; warnings: string[]; nowhere: string[] }

/** A stored document as an import compares it: relations as ids. */
export type StoredDoc = { id: string; _status?: 'draft' | 'published' | null }

/** Writes what differs, in one transaction, and keeps the report of it. */
export class Writer {
  constructor(
    readonly req: PayloadRequest,
    readonly asDraft: boolean,
    /** Whether what is there is compared by its latest version, or by the one that is published, drafts set aside. */
    private readonly comparesLatest = true,
    readonly report: Report = { written: [], warnings: [], nowhere: [] },
  ) {}

  /** One that writes drafts over what this one writes, in the same transaction and the same report. */
  draft(): Writer {
    return new Writer(this.req, true, true, this.report)
  }

  /** The documents whose `field` equals `value`, oldest first. */
  async find<Slug extends WrittenSlug>(collection: Slug, field: string, value: string) {
    const { docs } = await this.req.payload.find({
      collection,
      where: { [field]: { equals: value } },
      draft: this.comparesLatest,
      depth: 0,
      pagination: false,
      sort: 'createdAt',
      req: this.req,
    })
    return docs
  }

  /** True when `doc` says all of `data` and is as public as this import makes it. */
  isSame(doc: StoredDoc, data: object): boolean {
    return holds(doc, data) && (this.asDraft || doc._status === 'published')
  }

  /**
   * Gives `data`, and `file` if there is one, to `existing`, or to a new document; returns its id. Writes nothing that
   * is already so. Throws Refused when the site does not accept it.
   */
  async save(
    collection: WrittenSlug,
    existing: StoredDoc | null,
    data: object,
    title: string,
    file?: File,
  ): Promise<string> {
    if (existing && !file && this.isSame(existing, data)) return existing.id
    const { payload } = this.req
    const { singular } = payload.collections[collection].config.labels
    const kind = labelOf(singular, collection).toLowerCase()
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
